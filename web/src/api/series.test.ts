import { describe, expect, it } from 'vitest';
import { appendEpochs, appendScoring, mergeScoring, mergeSeries } from './series';
import type { EpochUpdate, MetricSeries, Scoring } from './types';

const series: MetricSeries = {
  epochs: [1, 2],
  steps: [10, 20],
  train: { loss: [0.9, 0.5] },
  validation: { loss: [1.0, 0.6] },
  learningRate: [0.1, 0.1],
  times: [null, '2026-11-22T08:00:02Z'],
};

function epoch(number: number, loss: number): EpochUpdate {
  return {
    trainingId: 't1',
    resultId: 'r1',
    epoch: number,
    epochs: 5,
    step: number * 10,
    learningRate: 0.1,
    time: `2026-11-22T08:00:0${number}Z`,
    durationMs: 100,
    train: { loss },
    validation: { loss: loss + 0.1 },
  };
}

describe('learning curves', () => {
  it('grow by the epochs that are new, in order', () => {
    const grown = appendEpochs(series, [epoch(4, 0.2), epoch(3, 0.3)]);
    expect(grown.epochs).toEqual([1, 2, 3, 4]);
    expect(grown.train.loss).toEqual([0.9, 0.5, 0.3, 0.2]);
    expect(grown.steps).toEqual([10, 20, 30, 40]);
    expect(grown.learningRate).toEqual([0.1, 0.1, 0.1, 0.1]);
    expect(grown.times.slice(1)).toEqual([2, 3, 4].map((second) => `2026-11-22T08:00:0${second}Z`));
  });

  it('ignore an epoch that is repeated after a restart of the job', () => {
    expect(appendEpochs(series, [epoch(2, 7), epoch(1, 7)])).toBe(series);
    expect(appendEpochs(series, [epoch(3, 0.3), epoch(3, 0.3)]).epochs).toEqual([1, 2, 3]);
  });

  it('leave a gap where a metric was not measured', () => {
    const withoutValidation = { ...epoch(3, 0.3), validation: {} };
    expect(appendEpochs(series, [withoutValidation]).validation.loss).toEqual([1.0, 0.6, null]);
    const withAccuracy = { ...epoch(3, 0.3), train: { loss: 0.3, accuracy: 0.9 } };
    expect(appendEpochs(series, [withAccuracy]).train.accuracy).toEqual([null, null, 0.9]);
  });

  it('keep live epochs that are newer than a late answer', () => {
    const live = appendEpochs(series, [epoch(3, 0.3)]);
    expect(mergeSeries(series, live)).toEqual(live);
    expect(mergeSeries(series, undefined)).toBe(series);
  });
});

describe('throughput', () => {
  const point = (time: string): Scoring => ({
    scored: 1,
    deadLetters: 0,
    recordsPerSecond: 10,
    p50Ms: 1,
    p99Ms: 2,
    p999Ms: null,
    meanBatch: null,
    waiting: null,
    modelAgeMs: null,
    lag: null,
    classesPerSecond: null,
    modelVersion: 1,
    time,
  });

  it('keeps ten minutes and no point twice', () => {
    const old = { points: [point('2026-01-01T12:00:00Z'), point('2026-01-01T12:05:00Z')] };
    const times = (of: Scoring[]) => of.map((each) => each.time.slice(11, 16));
    const again = appendScoring(old, point('2026-01-01T12:05:00Z'));
    expect(again).toBe(old);
    expect(times(appendScoring(old, point('2026-01-01T12:11:00Z')).points)).toEqual([
      '12:05',
      '12:11',
    ]);
  });

  it('stays in order when a report comes after it was taken for silence', () => {
    const silent = { points: [point('2026-01-01T12:00:00Z'), point('2026-01-01T12:00:04.7Z')] };
    const late = point('2026-01-01T12:00:03.6Z');
    expect(appendScoring(silent, late).points).toEqual([silent.points[0], late]);
  });

  it('keeps live points that are newer than a late answer, and none that are older', () => {
    const [first, second, third] = [1, 2, 3].map((at) => point(`2026-01-01T12:00:0${at}Z`));
    if (!first || !second || !third) throw new Error('three');
    const merged = mergeScoring({ points: [first, second] }, { points: [first, third] });
    expect(merged.points).toEqual([first, second, third]);
  });
});
