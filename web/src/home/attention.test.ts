import { describe, expect, it } from 'vitest';
import { fullWorld } from '../../test/full-world';
import { healthOf } from '../api/reach';
import type { Inference, SystemInfo, Training } from '../api/types';
import { concernsOf, type Watched } from './attention';
import { happeningsOf } from './recent';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const ago = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();
const NOTHING: Watched = { trainings: [], inferences: [], problems: [], checks: [] };
const world = fullWorld();
const [running, finished] = world.trainings as [Training, Training];
const inference: Inference = {
  ...(world.inferences[0] as Inference),
  conditions: [],
  metrics: null,
};

const titles = (watched: Partial<Watched>) =>
  concernsOf({ ...NOTHING, ...watched }, NOW).map(({ severity, title }) => `${severity} ${title}`);

describe('what needs attention', () => {
  it('is nothing while all jobs are well', () => {
    const well = { ...running, conditions: [] };
    expect(titles({ trainings: [well], inferences: [{ ...inference, state: 'RUNNING' }] })).toEqual(
      [],
    );
  });

  it('begins with the worst, and of the same weight with the newest', () => {
    const failed = (name: string, hours: number): Training => ({
      ...finished,
      id: name,
      name,
      state: 'FAILED',
      finishedAt: ago(hours),
      error: { code: 'X', message: 'why', details: {} } as unknown as Training['error'],
    });
    const waits: Training = { ...running, name: 'idle', state: 'WAITING_FOR_DATA', conditions: [] };
    const checks = [{ name: 'rbac', state: 'WARNING' as const, detail: 'd', remedy: null }];
    expect(titles({ trainings: [waits, failed('older', 3), failed('newer', 1)], checks })).toEqual([
      'bad newer failed',
      'bad older failed',
      'warn Check of Rbac',
      'calm idle waits for data',
    ]);
  });

  it('lets a failure of days ago rest', () => {
    const old: Training = { ...finished, state: 'FAILED', finishedAt: ago(25) };
    expect(titles({ trainings: [old] })).toEqual([]);
  });

  it('names the models of a training that failed, and what a deployment could not score', () => {
    const [first, second] = finished.results;
    const partly: Training = {
      ...finished,
      name: 'digits',
      finishedAt: ago(1),
      results: [
        { ...(first as Training['results'][number]), state: 'FINISHED' },
        { ...(second as Training['results'][number]), state: 'FAILED', modelName: 'wide' },
      ],
    };
    const metrics = {
      ...(world.scoring.i1?.[0] as NonNullable<Inference['metrics']>),
      deadLetters: 12,
    };
    const scoring: Inference = { ...inference, name: 'live', state: 'RUNNING', metrics };
    expect(titles({ trainings: [partly], inferences: [scoring] }).toSorted()).toEqual([
      'warn 12 records could not be scored by live',
      'warn digits: wide failed',
    ]);
  });

  it('says with the reason that Kafka is down, and calmly what only answers slowly', () => {
    const answer = { kafka: { state: 'DOWN', fault: 'no broker' }, flink: { state: 'DOWN' } };
    const system = healthOf(answer as SystemInfo, undefined, NOW);
    expect(concernsOf({ ...NOTHING, system }, NOW)).toMatchObject([
      { severity: 'bad', title: 'Kafka does not answer', detail: 'no broker' },
      { severity: 'calm', title: 'Flink answers slowly', to: '/system' },
    ]);
  });
});

it('recent things are newest first: published models, ended trainings, deployments', () => {
  const ended: Training = { ...finished, finishedAt: ago(1) };
  const deployed: Inference = { ...inference, createdAt: ago(0.5) };
  const happenings = happeningsOf([ended, running], [deployed]);
  expect(happenings[0]?.what).toBe('Deployed');
  expect(happenings.some(({ what }) => what === 'Model published')).toBe(true);
  expect(happenings.every(({ to }) => to.startsWith('/'))).toBe(true);
});

it('many models of one training are told of in one line, with the best of them', () => {
  const [result] = finished.results;
  const results = [0.9, 0.95, 0.93].map((accuracy, index) => ({
    ...(result as Training['results'][number]),
    id: `r${index}`,
    artifact: { sizeBytes: 1 } as Training['results'][number]['artifact'],
    test: { accuracy },
  }));
  const [only, ...others] = happeningsOf([{ ...finished, finishedAt: ago(1), results }], []);
  expect(only?.detail).toBe('3 models published, best accuracy 0.9500');
  expect(others).toEqual([]);
});
