import type { Fit } from '../api/types';
import type { Fact } from '../display/Facts';
import { count, duration, percent, words } from '../display/quantity';
import { trainingTexts } from '../texts/trainings';

const texts = trainingTexts.facts;

/** The options of a training that differ from the usual, in words. */
export function optionFacts(fit: Fit): Fact[] {
  const facts: Fact[] = [];
  const { earlyStopping, bestWeights, reduceOnPlateau, classWeights } = fit;
  if (fit.stepsPerEpoch) facts.push([texts.stepsPerEpoch, count(fit.stepsPerEpoch)]);
  if (typeof fit.validationRate === 'number') {
    facts.push([texts.validationPart, percent(fit.validationRate)]);
  }
  if (typeof fit.testRate === 'number') facts.push([texts.testPart, percent(fit.testRate)]);
  if (fit.splitMethod) facts.push([texts.split, words(fit.splitMethod)]);
  if (earlyStopping) {
    const patience = earlyStopping.patience ?? 0;
    facts.push([texts.earlyStopping, texts.watches(earlyStopping.monitor ?? 'val_loss', patience)]);
  }
  if (bestWeights) facts.push([texts.bestWeights, bestWeights.monitor ?? 'val_loss']);
  if (reduceOnPlateau) {
    const { monitor, factor, patience } = reduceOnPlateau;
    facts.push([texts.reduce, texts.reduces(monitor ?? 'val_loss', factor ?? 0.1, patience ?? 10)]);
  }
  if (fit.timeBudgetSeconds) {
    facts.push([texts.timeBudget, duration(fit.timeBudgetSeconds * 1000)]);
  }
  if (classWeights) {
    const weights = Object.entries(classWeights).map(([label, weight]) => `${label}: ${weight}`);
    facts.push([texts.classWeights, weights.join(', ')]);
  }
  return facts;
}
