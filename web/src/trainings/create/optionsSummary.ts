import type { FitDraft } from '../../api/types';
import { trainingFormTexts } from '../../texts/trainingForm';

/** Which options are on, in one sentence. */
export function optionsSummary(fit: FitDraft): string {
  const texts = trainingFormTexts.summary;
  const on = [
    fit.bestWeights && texts.best,
    fit.earlyStopping && texts.early,
    fit.reduceOnPlateau && texts.reduce,
    fit.timeBudgetSeconds && texts.minutes(Math.round(fit.timeBudgetSeconds / 6) / 10),
    fit.stepsPerEpoch && texts.steps(fit.stepsPerEpoch),
    fit.classWeights && texts.weighted,
    (fit.validationRate ?? fit.testRate ?? fit.splitMethod) !== undefined && texts.split,
  ].filter((part) => typeof part === 'string');
  const sentence = on.length === 0 ? texts.nothing : on.join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
