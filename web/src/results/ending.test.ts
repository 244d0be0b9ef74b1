import { expect, it } from 'vitest';
import type { TrainingResult } from '../api/types';
import { endingOf } from './ending';

const finished = {
  state: 'FINISHED',
  epoch: 12,
  effort: { epochs: 12, steps: 120, examplesPerSecond: 1, peakMemoryBytes: 1 },
} as TrainingResult;

it.each<[Partial<TrainingResult>, string | undefined]>([
  [{ state: 'RUNNING' }, undefined],
  [{ end: null }, 'All epochs are trained.'],
  [{ end: 'ALL_EPOCHS', bestEpoch: 9 }, 'All epochs are trained; weights of epoch 9.'],
  [{ end: 'EARLY_STOPPING', bestEpoch: 7 }, 'Stopped early at epoch 12; weights of epoch 7.'],
  [{ end: 'TIME_BUDGET' }, 'The time was over in epoch 12.'],
  [{ end: 'STOPPED', effort: null, epoch: 3 }, 'Stopped by hand in epoch 3.'],
])('a result with %o says: %s', (change, sentence) => {
  expect(endingOf({ ...finished, ...change })).toBe(sentence);
});
