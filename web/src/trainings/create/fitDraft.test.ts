import { describe, expect, it } from 'vitest';
import {
  classWeightsFault,
  classWeightsText,
  parseClassWeights,
  usualFit,
  usualMonitor,
  withSource,
} from './fitDraft';

const SPLIT = { validationRate: 0.2, testRate: 0.1 };
const WHOLE = { validationRate: 0, testRate: 0 };

describe('the draft of a training', () => {
  it('asks for nothing but the simple options by default', () => {
    expect(usualFit(undefined)).toEqual({ epochs: 20, batchSize: 32, seed: 42, shuffle: true });
  });

  it('keeps the best weights when there is a validation part', () => {
    expect(usualFit(SPLIT).bestWeights).toEqual({ monitor: 'val_loss' });
    expect(usualFit(WHOLE)).not.toHaveProperty('bestWeights');
  });

  it('follows the stream in what nobody chose, and only in that', () => {
    const draft = { modelSetId: 's1', fit: usualFit(undefined) };
    const onSplit = withSource(draft, 'd1', undefined, SPLIT);
    expect(onSplit).toMatchObject({
      dataSourceId: 'd1',
      fit: { bestWeights: { monitor: 'val_loss' } },
    });
    expect(withSource(onSplit, 'd2', SPLIT, WHOLE).fit?.bestWeights).toBeUndefined();
    const chosen = { ...draft, fit: { ...draft.fit, bestWeights: { monitor: 'loss' } } };
    expect(withSource(chosen, 'd1', undefined, SPLIT).fit).toEqual(chosen.fit);
  });

  it('watches the loss of what there is', () => {
    expect(usualMonitor({}, WHOLE)).toBe('loss');
    expect(usualMonitor({}, SPLIT)).toBe('val_loss');
    expect(usualMonitor({ validationRate: 0 }, SPLIT)).toBe('loss');
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

  it('may be left away, and are written as they are read', () => {
    expect(classWeightsFault(' ')).toBeUndefined();
    const text = '0: 1, 1: 2.5';
    expect(classWeightsText(parseClassWeights(text))).toBe(text);
  });
});
