import { describe, expect, it } from 'vitest';
import type { Inference, Operation, Scoring, Training } from '../api/types';
import { deployables, proposalFor } from './deployable';
import { matching } from './matching';
import { operationSteps } from './operationSteps';
import { loadedOn, stepsOf } from './RolloutView';
import { classesOf } from './ScoringCharts';
import { activationOf } from './SwitchForm';
import { inferenceSearch, newInferenceSearch } from './tabs';
import { versionSpans } from './versionSpans';

const point = (version: number, second: number, scored: number): Scoring => ({
  scored,
  deadLetters: 0,
  recordsPerSecond: 10,
  p50Ms: 1,
  p99Ms: second,
  p999Ms: null,
  meanBatch: null,
  waiting: null,
  modelAgeMs: null,
  lag: null,
  classesPerSecond: { '2': 1, '10': 2 },
  modelVersion: version,
  time: new Date(second * 1000).toISOString(),
});

describe('what measurements tell', () => {
  it('each version has a span with what it scored, newest first', () => {
    const spans = versionSpans([
      point(1, 1, 10),
      point(1, 2, 20),
      point(2, 3, 35),
      point(1, 4, 40),
    ]);
    expect(spans.map(({ version, scored, p99Ms }) => [version, scored, p99Ms])).toEqual([
      [1, 5, 4],
      [2, 15, 3],
      [1, 10, 2],
    ]);
  });

  it('another model of the same version has a span of its own', () => {
    const aged = (second: number, modelAgeMs: number) => ({
      ...point(1, second, second),
      modelAgeMs,
    });
    const spans = versionSpans([aged(10, 9_000), aged(11, 9_900), aged(12, 400), aged(14, 2_400)]);
    expect(spans.map(({ scored }) => scored)).toEqual([3, 1]);
  });

  it('classes are in the order of their numbers, and the others last', () => {
    const others = { ...point(1, 1, 1), classesPerSecond: { others: 1, '1': 3 } };
    expect(classesOf([point(1, 1, 1), others])).toEqual(['1', '2', '10', 'others']);
  });
});

describe('how far a model has come', () => {
  const rollout = {
    activation: { policy: 'ON_CHECKPOINT' as const },
    state: 'PREPARING' as const,
    readySubtasks: 1,
    activeSubtasks: 0,
    previous: null,
  };
  const states = (of: Parameters<typeof stepsOf>[0]) => stepsOf(of, 2).map(({ state }) => state);

  it('is a step under way, or all of them done, or refused at the first', () => {
    expect(states(rollout)).toEqual(['current', 'due', 'due']);
    expect(states({ ...rollout, state: 'READY' })).toEqual(['done', 'current', 'due']);
    expect(states({ ...rollout, state: 'ACTIVE' })).toEqual(['done', 'done', 'done']);
    expect(states({ ...rollout, state: 'REFUSED' })).toEqual(['refused', 'due', 'due']);
  });

  it('no subtask is counted twice, though one that scores stays among those that are ready', () => {
    const counted = { ...rollout, readySubtasks: 2, activeSubtasks: 1 };
    expect(loadedOn({ ...counted, state: 'READY' }, 2)).toBe(2);
    expect(loadedOn({ ...counted, state: 'ACTIVE', activeSubtasks: 2 }, 2)).toBe(2);
    expect(loadedOn({ ...rollout, readySubtasks: 1, activeSubtasks: 1 }, 2)).toBe(1);
  });

  it('an order has a time only where the policy has one', () => {
    expect(activationOf('IMMEDIATE', '2026-01-01T00:00')).toEqual({ policy: 'IMMEDIATE' });
    expect(activationOf('AT_EVENT_TIME', '1970-01-01T00:00:02Z')).toEqual({
      policy: 'AT_EVENT_TIME',
      atMs: 2000,
    });
  });
});

describe('how far an operation has come', () => {
  const upgrade = { kind: 'UPGRADE', step: 'STARTING', endedAt: null } as Operation;
  const states = (operation: Operation) => operationSteps(operation).map(({ state }) => state);

  it('goes forward, and turns back where the new settings do not work', () => {
    expect(states(upgrade)).toEqual(['done', 'current', 'due']);
    expect(states({ ...upgrade, step: 'DONE', endedAt: 'now' })).toEqual(['done', 'done', 'done']);
    expect(states({ ...upgrade, step: 'RETURNING' }).slice(2)).toEqual(['done', 'current', 'due']);
    const back = { ...upgrade, step: 'ROLLED_BACK' as const, endedAt: 'now' };
    expect(states(back).at(-1)).toBe('refused');
  });
});

describe('a new inference', () => {
  const training = {
    id: 't1',
    name: 'digits',
    dataSourceId: 'd1',
    results: [
      { id: 'r1', state: 'FINISHED', modelName: 'mlp', test: { accuracy: 0.9 } },
      { id: 'r2', state: 'FAILED', modelName: 'cnn', test: {} },
    ],
  } as unknown as Training;
  const source = { id: 'd1', ranges: ['digits:0:0:10'] } as Parameters<typeof proposalFor>[1][0];

  it('is proposed topics beside those of its data, and an output that no other writes to', () => {
    const [choice] = deployables([training], []);
    if (!choice) throw new Error('no choice');
    expect(deployables([training], [])).toHaveLength(1);
    expect(proposalFor(choice, [source], [])).toEqual({
      inputTopic: 'digits-in',
      outputTopic: 'digits-out',
    });
    const other = { outputTopic: 'digits-out', resultId: 'r1', output: { labels: ['a', 'b'] } };
    expect(proposalFor(choice, [source], [other as unknown as Inference])).toEqual({
      inputTopic: 'digits-in',
      outputTopic: 'digits-out-2',
      output: { format: 'PREDICTION', labels: ['a', 'b'] },
    });
  });
});

describe('addresses', () => {
  it('keep what is known and drop what is not', () => {
    expect(inferenceSearch({ tab: 'try', input: 'draw', other: 1 })).toEqual({
      tab: 'try',
      input: 'draw',
    });
    expect(inferenceSearch({ tab: 'nowhere' })).toEqual({});
    expect(newInferenceSearch({ resultId: 'r', view: 'json' })).toEqual({
      resultId: 'r',
      view: 'json',
    });
  });

  it('of the list find by name, model and topic within a state', () => {
    const one = { name: 'a', modelName: 'mlp', inputTopic: 'in', outputTopic: 'out' };
    const all = [
      { ...one, state: 'RUNNING' },
      { ...one, state: 'FAILED' },
    ] as Inference[];
    expect(matching(all, { q: 'MLP' })).toHaveLength(2);
    expect(matching(all, { q: 'out', state: 'FAILED' })).toHaveLength(1);
    expect(matching(all, { q: 'nothing' })).toEqual([]);
  });
});
