import type { Fit } from '../api/types';
import type { Fact } from '../display/Facts';
import { count, duration, percent, words } from '../display/quantity';

/** The options of a training that differ from the usual, in words. */
export function optionFacts(fit: Fit): Fact[] {
  const facts: Fact[] = [];
  const { earlyStopping, bestWeights, reduceOnPlateau, classWeights } = fit;
  if (fit.stepsPerEpoch) facts.push(['Steps per epoch', count(fit.stepsPerEpoch)]);
  if (typeof fit.validationRate === 'number') {
    facts.push(['Validation part', percent(fit.validationRate)]);
  }
  if (typeof fit.testRate === 'number') facts.push(['Test part', percent(fit.testRate)]);
  if (fit.splitMethod) facts.push(['Split', words(fit.splitMethod)]);
  if (earlyStopping) {
    const patience = earlyStopping.patience ?? 0;
    facts.push(['Early stopping', `${earlyStopping.monitor}, patience ${patience}`]);
  }
  if (bestWeights) facts.push(['Best weights by', bestWeights.monitor ?? 'val_loss']);
  if (reduceOnPlateau) {
    const { monitor, factor, patience } = reduceOnPlateau;
    facts.push(['Reduce on plateau', `${monitor}, by ${factor} after ${patience}`]);
  }
  if (fit.timeBudgetSeconds) facts.push(['Time budget', duration(fit.timeBudgetSeconds * 1000)]);
  if (classWeights) {
    const weights = Object.entries(classWeights).map(([label, weight]) => `${label}: ${weight}`);
    facts.push(['Class weights', weights.join(', ')]);
  }
  return facts;
}
