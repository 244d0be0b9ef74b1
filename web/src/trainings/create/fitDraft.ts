import type { DataSource, FitDraft, TrainingDraft } from '../../api/types';
import { trainingFormTexts } from '../../texts/trainingForm';

/** Of the data source; undefined while it is not chosen. */
export type Announced = Pick<DataSource, 'validationRate' | 'testRate'> | undefined;

const USUAL: FitDraft = { epochs: 20, batchSize: 32, seed: 42, shuffle: true };

export function usualFit(announced: Announced): FitDraft {
  const best = usualBest({}, announced);
  return best ? { ...USUAL, bestWeights: best } : USUAL;
}

export function hasValidation(fit: FitDraft, announced: Announced): boolean {
  return (fit.validationRate ?? announced?.validationRate ?? 0) > 0;
}

export function usualMonitor(fit: FitDraft, announced: Announced): string {
  return hasValidation(fit, announced) ? 'val_loss' : 'loss';
}

/** The best weights are kept where they can be told: when there is a validation part. */
function usualBest(fit: FitDraft, announced: Announced): FitDraft['bestWeights'] {
  return hasValidation(fit, announced) ? { monitor: 'val_loss' } : undefined;
}

/** The draft on another stream; what nobody chose follows what the stream has. */
export function withSource(
  draft: TrainingDraft,
  dataSourceId: string | undefined,
  before: Announced,
  after: Announced,
): TrainingDraft {
  const fit = draft.fit ?? {};
  const untouched = JSON.stringify(fit.bestWeights) === JSON.stringify(usualBest(fit, before));
  return {
    ...draft,
    dataSourceId,
    fit: untouched ? { ...fit, bestWeights: usualBest(fit, after) } : fit,
  };
}

/** `0: 1, 1: 2.5` as weights by class; undefined when it is not of that form. */
export function parseClassWeights(text: string): Record<string, number> | undefined {
  const weights: Record<string, number> = {};
  for (const entry of text.split(',')) {
    const found = /^\s*(\d+)\s*:\s*(\d+(?:\.\d+)?)\s*$/.exec(entry);
    if (!found?.[1] || !found[2]) return undefined;
    weights[String(Number(found[1]))] = Number(found[2]);
  }
  return weights;
}

export function classWeightsText(weights: FitDraft['classWeights']): string {
  return Object.entries(weights ?? {})
    .map(([label, weight]) => `${label}: ${weight}`)
    .join(', ');
}

/** What is wrong with the text, and what is legal; undefined when nothing is. */
export function classWeightsFault(text: string): string | undefined {
  return text.trim() === '' || parseClassWeights(text)
    ? undefined
    : trainingFormTexts.classWeightsFault;
}
