import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { fullWorld, scoring } from '../../test/full-world';
import { keys } from '../api/keys';
import type { Inference, LiveEvent, MetricSeries, ScoringSeries, Training } from '../api/types';
import { patchCache } from './patchCache';

let cache: QueryClient;
const world = fullWorld();
const training = world.trainings[0] as Training;

beforeEach(() => {
  cache = new QueryClient();
  cache.setQueryData(keys.list('trainings'), world.trainings);
  cache.setQueryData(keys.detail('trainings', 't1'), training);
  cache.setQueryData(keys.series('t1-r0'), world.series['t1-r0']);
});

function event(part: Pick<LiveEvent, 'kind' | 'id' | 'change' | 'data'>): LiveEvent {
  return { seq: 1, time: '2026-01-01T00:00:00Z', ...part } as LiveEvent;
}

function epoch(number: number): LiveEvent {
  const metrics = { loss: 0.01 };
  const data = {
    trainingId: 't1',
    resultId: 't1-r0',
    epoch: number,
    epochs: 60,
    step: number * 32,
    train: metrics,
    validation: metrics,
    durationMs: 100,
    learningRate: 0.001,
    time: '2026-11-22T08:00:00Z',
  };
  return event({ kind: 'epoch', id: 't1-r0', change: 'UPDATED', data });
}

const list = () => cache.getQueryData<Training[]>(keys.list('trainings')) ?? [];

describe('live events', () => {
  it('replace a resource in its list and its detail', () => {
    const data = { ...training, state: 'FAILED' as const };
    patchCache(cache, [event({ kind: 'training', id: 't1', change: 'UPDATED', data })]);
    expect(list().map((each) => each.state)).toEqual(['FAILED', 'FINISHED']);
    expect(cache.getQueryData(keys.detail('trainings', 't1'))).toEqual(data);
  });

  it('put a new resource on top and take a deleted one away', () => {
    const data = { ...training, id: 't9' };
    patchCache(cache, [event({ kind: 'training', id: 't9', change: 'CREATED', data })]);
    expect(list().map((each) => each.id)).toEqual(['t9', 't1', 't2']);
    patchCache(cache, [event({ kind: 'training', id: 't1', change: 'DELETED', data: null })]);
    expect(list().map((each) => each.id)).toEqual(['t9', 't2']);
    expect(cache.getQueryData(keys.detail('trainings', 't1'))).toBeUndefined();
  });

  it('extend the curve and move the progress of a result by epochs', () => {
    patchCache(cache, [epoch(26), epoch(25)]);
    expect(cache.getQueryData<MetricSeries>(keys.series('t1-r0'))?.epochs.slice(-2)).toEqual([
      25, 26,
    ]);
    expect(list()[0]?.results[0]).toMatchObject({ epoch: 26, train: { loss: 0.01 } });
    expect(list()[0]?.results[1]?.epoch).toBe(24);
  });

  it('never move a result back when a restarted job repeats an epoch', () => {
    patchCache(cache, [epoch(12)]);
    expect(list()[0]?.results[0]?.epoch).toBe(24);
  });

  it('show the newest scoring and the model version that did it', () => {
    cache.setQueryData(keys.list('inferences'), world.inferences);
    cache.setQueryData<ScoringSeries>(keys.scoring('i1'), { points: [] });
    const data = { ...scoring(99), scored: 5, modelVersion: 4 };
    patchCache(cache, [event({ kind: 'scoring', id: 'i1', change: 'UPDATED', data })]);
    const inference = cache.getQueryData<Inference[]>(keys.list('inferences'))?.[0];
    expect(inference).toMatchObject({ modelVersion: 4, metrics: { scored: 5 } });
    expect(cache.getQueryData<ScoringSeries>(keys.scoring('i1'))?.points).toHaveLength(1);
  });
});
