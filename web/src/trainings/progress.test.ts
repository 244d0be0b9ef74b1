import { describe, expect, it } from 'vitest';
import type { MetricSeries, Training, TrainingResult } from '../api/types';
import { bestOf, paceOf, progressOf, secondsPerEpoch } from './progress';

function training(...results: Partial<TrainingResult>[]): Training {
  const whole = results.map((result) => ({ test: {}, validation: {}, train: {}, ...result }));
  return { results: whole } as unknown as Training;
}

describe('the best result', () => {
  it('has the greatest accuracy on the test part, else on the validation part', () => {
    const both = { validation: { accuracy: 0.99 } };
    const tested = training({ id: 'a', ...both }, { id: 'b', test: { accuracy: 0.5 }, ...both });
    expect(bestOf(tested)).toMatchObject({ result: { id: 'b' }, part: 'test', value: 0.5 });
    const untested = training({ id: 'a', validation: { accuracy: 0.4 } }, { id: 'b', ...both });
    expect(bestOf(untested)).toMatchObject({ result: { id: 'b' }, part: 'validation' });
  });

  it('has the least loss where there is no accuracy', () => {
    const losses = training({ id: 'a', test: { loss: 3 } }, { id: 'b', test: { loss: 2 } });
    expect(bestOf(losses)).toMatchObject({ result: { id: 'b' }, metric: 'loss', value: 2 });
  });

  it('is not one whose accuracy is not a number', () => {
    const some = training({ test: { accuracy: null } }, { id: 'b', test: { accuracy: 0.25 } });
    expect(bestOf(some)?.value).toBe(0.25);
    expect(bestOf(training({ test: { accuracy: null } }))).toBeUndefined();
  });
});

describe('progress', () => {
  it('counts a model that ended early as done', () => {
    const results = training(
      { state: 'FINISHED', epoch: 12, epochs: 100 },
      { state: 'RUNNING', epoch: 50, epochs: 100 },
    ).results;
    expect(progressOf(results)).toBe(0.75);
  });

  it('counts of a model that failed what it has learned', () => {
    const failed = training({ state: 'FAILED', epoch: 0, epochs: 5 });
    expect(progressOf(failed.results)).toBe(0);
  });

  it('has a pace by the last epochs, and lasts as long as the slowest model', () => {
    const results = training(
      { id: 'fast', state: 'RUNNING', epoch: 4, epochs: 10, trainingExamples: 100 },
      { id: 'slow', state: 'RUNNING', epoch: 3, epochs: 10, trainingExamples: 100 },
      { id: 'done', state: 'FINISHED', epoch: 10, epochs: 10, trainingExamples: 100 },
    ).results;
    const pace = paceOf(results, (id) => every(id === 'slow' ? 2 : 0.5));
    expect(pace).toEqual({ epochsPerSecond: 2.5, examplesPerSecond: 250, leftMs: 14_000 });
  });

  it('has no pace before two epochs have a time', () => {
    expect(secondsPerEpoch(undefined)).toBeUndefined();
    expect(secondsPerEpoch({ ...every(1), epochs: [1], times: [at(0)] })).toBeUndefined();
    expect(secondsPerEpoch({ ...every(1), times: [null, null, null] })).toBeUndefined();
    expect(secondsPerEpoch({ ...every(1), times: [null, at(1), at(4)] })).toBe(3);
  });
});

function at(second: number): string {
  return new Date(second * 1000).toISOString();
}

function every(seconds: number): MetricSeries {
  const epochs = [1, 2, 3];
  return {
    epochs,
    steps: epochs,
    train: {},
    validation: {},
    learningRate: [],
    times: epochs.map((epoch) => at(epoch * seconds)),
  };
}
