import { describe, expect, it } from 'vitest';
import type { Classification } from '../api/types';
import { confusionsOf, ordered } from './classOrder';

const OUTPUT: Classification = {
  kind: 'CLASSIFICATION',
  name: 'digit',
  accuracy: 0.8,
  classes: [
    { label: 0, precision: 1, recall: 0.5, f1: 0.7, support: 10 },
    { label: 1, precision: 0.4, recall: 0.9, f1: 0.6, support: 30 },
    { label: 7, precision: 0.8, recall: 0.8, f1: 0.8, support: 4 },
  ],
  confusion: [
    [5, 5, 0],
    [1, 27, 2],
    [0, 0, 4],
  ],
};

describe('the classes of a model', () => {
  it('stand in the order of what is worst', () => {
    const labels = (order?: 'recall' | 'precision' | 'support' | 'label') =>
      ordered(OUTPUT.classes, order).map((report) => report.label);
    expect(labels()).toEqual([1, 0, 7]);
    expect(labels('recall')).toEqual([0, 7, 1]);
    expect(labels('support')).toEqual([7, 0, 1]);
    expect(labels('label')).toEqual([0, 1, 7]);
  });

  it('that are mixed up are told, the most frequent first', () => {
    expect(confusionsOf(OUTPUT, 2)).toEqual([
      { label: 0, predicted: 1, examples: 5, share: 0.5 },
      { label: 1, predicted: 7, examples: 2, share: 2 / 30 },
    ]);
  });
});
