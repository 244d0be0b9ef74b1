import { describe, expect, it } from 'vitest';
import { fullWorld } from '../../test/full-world';
import type { Training } from '../api/types';
import { byKey } from './predictions';
import { bestResult, progressOf, type Sample } from './sample';

const [running, finished] = fullWorld().trainings as [Training, Training];
const [inference] = fullWorld().inferences;
const [model] = fullWorld().models;
const models = model ? [model] : [];

const steps = (sample: Sample, scored = 0) => Object.values(progressOf(sample, scored)).join(' ');

describe('how far the sample has come', () => {
  it('follows what the server has, step by step', () => {
    const best = bestResult(finished);
    expect(steps({ models: [] })).toBe('next next next next next');
    expect(steps({ models })).toBe('now next next next next');
    const waiting: Training = { ...running, state: 'WAITING_FOR_DATA', dataSourceId: null };
    expect(steps({ models, training: waiting })).toBe('done now next next next');
    expect(steps({ models, training: running })).toBe('done done now next next');
    expect(steps({ models, training: finished, best })).toBe('done done done done now');
    expect(steps({ models, training: finished, best, inference }, 29)).toBe(
      'done done done done now',
    );
    expect(steps({ models, training: finished, best, inference }, 30)).toBe(
      'done done done done done',
    );
  });

  it('stops at the step that failed', () => {
    const best = bestResult(finished);
    expect(steps({ models, training: { ...running, state: 'FAILED' } })).toBe(
      'done done failed next next',
    );
    expect(steps({ models, training: finished })).toBe('done done done failed next');
    const broken = inference && { ...inference, state: 'FAILED' as const };
    expect(steps({ models, training: finished, best, inference: broken })).toBe(
      'done done done done failed',
    );
  });

  it('deploys the most accurate of the published models, of equals that with the smaller loss', () => {
    const result = (id: string, accuracy: number, loss: number, published = true) => ({
      ...(finished.results[0] as Training['results'][number]),
      id,
      test: { accuracy, loss },
      artifact: published ? { uri: '', sha256: '', sizeBytes: 1 } : null,
    });
    const results = [
      result('unpublished', 1, 0, false),
      result('worse', 0.9, 0.1),
      result('large loss', 0.95, 0.4),
      result('best', 0.95, 0.3),
    ];
    expect(bestResult({ ...finished, results })?.id).toBe('best');
  });
});

it('predictions are read by the keys of flowers; what a person tried is left away', () => {
  const record = (key: string | null, label: string) => ({
    keyBase64: key === null ? null : btoa(key),
    valueText: JSON.stringify({ label, score: 0.9, version: 1 }),
    valueBase64: null,
    headers: {},
    offset: 0,
    partition: 0,
    time: '',
  });
  const records = [
    record('5', 'setosa'),
    record('5', 'virginica'),
    record('try-1', 'x'),
    record(null, 'y'),
  ];
  expect([...byKey(records)]).toEqual([['5', { label: 'setosa', score: 0.9, version: 1 }]]);
});
