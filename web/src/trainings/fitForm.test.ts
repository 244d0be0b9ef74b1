import { describe, expect, it } from 'vitest';
import { classWeightsFault, fitOf, keepsBest, parseClassWeights, USUAL } from './fitForm';

const SPLIT = { validationRate: 0.2 };
const WHOLE = { validationRate: 0 };

describe('the form of a training', () => {
  it('asks for nothing but the simple options by default', () => {
    expect(fitOf(USUAL, undefined)).toEqual({
      epochs: 20,
      batchSize: 32,
      seed: 42,
      shuffle: true,
    });
  });

  it('keeps the best weights when there is a validation part, unless it is told not to', () => {
    expect(fitOf(USUAL, SPLIT).bestWeights).toEqual({ monitor: 'val_loss' });
    expect(keepsBest(USUAL, WHOLE)).toBe(false);
    expect(keepsBest({ ...USUAL, validationRate: 0.1 }, WHOLE)).toBe(true);
    expect(keepsBest({ ...USUAL, validationRate: 0 }, SPLIT)).toBe(false);
    expect(fitOf({ ...USUAL, keepBest: false }, SPLIT)).not.toHaveProperty('bestWeights');
  });

  it('watches the loss of what there is', () => {
    const asked = { ...USUAL, stopEarly: true, reduce: true };
    expect(fitOf(asked, WHOLE)).toMatchObject({
      earlyStopping: { monitor: 'loss', patience: 5, minDelta: 0 },
      reduceOnPlateau: { monitor: 'loss', factor: 0.1, patience: 3 },
    });
    const accuracy = fitOf({ ...asked, monitor: ' val_accuracy ' }, SPLIT);
    expect(accuracy.earlyStopping?.monitor).toBe('val_accuracy');
  });

  it('sends what is given and leaves the rest to the server', () => {
    const fit = fitOf(
      {
        ...USUAL,
        stepsPerEpoch: 100,
        timeBudgetMinutes: 1.5,
        testRate: 0.1,
        splitMethod: 'STRATIFIED',
        classWeights: '0: 1, 1: 2.5',
      },
      WHOLE,
    );
    expect(fit).toMatchObject({
      stepsPerEpoch: 100,
      timeBudgetSeconds: 90,
      testRate: 0.1,
      splitMethod: 'STRATIFIED',
      classWeights: { '0': 1, '1': 2.5 },
    });
    expect(fit).not.toHaveProperty('validationRate');
  });
});

describe('class weights', () => {
  it.each([
    ['0:1', { '0': 1 }],
    [' 0 : 0.5 , 12: 3 ', { '0': 0.5, '12': 3 }],
    ['cat: 1', undefined],
    ['0: -1', undefined],
    ['0 1', undefined],
    ['0: 1,', undefined],
  ])('%o are %o', (text, weights) => {
    expect(parseClassWeights(text)).toEqual(weights);
    expect(classWeightsFault(text) === undefined).toBe(weights !== undefined);
  });

  it('may be left away', () => {
    expect(classWeightsFault(' ')).toBeUndefined();
  });
});
