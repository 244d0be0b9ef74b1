import { describe, expect, it } from 'vitest';
import type { DecodedRecord } from '../api/types';
import { labelSummary } from './labelBins';

const labelled = (...labels: (number[] | null)[]) =>
  labels.map((label) => ({ label }) as DecodedRecord);

describe('labels that are numbers', () => {
  it('are summed up, each of them in one bin', () => {
    const summary = labelSummary(labelled([1], [2.5], [4], [13]));
    expect(summary).toMatchObject({ count: 4, least: 1, median: 3.25, mean: 5.125, greatest: 13 });
    expect(summary?.bins.map((bin) => bin.count)).toEqual([1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(summary?.bins.at(-1)).toMatchObject({ from: 12, until: 13 });
  });

  it('have one bin when they are all alike', () => {
    expect(labelSummary(labelled([2], [2]))?.bins).toEqual([{ from: 2, until: 2, count: 2 }]);
  });

  it('have no sum when no record has one number', () => {
    expect(labelSummary(labelled(null, [1, 2]))).toBeUndefined();
  });
});
