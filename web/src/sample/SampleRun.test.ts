import { afterEach, expect, it, vi } from 'vitest';
import { SampleRun } from './SampleRun';

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

afterEach(() => vi.unstubAllGlobals());

it('runs once at a time, tells that it runs, and forgets that it was asked when it is done', async () => {
  const storage = memory();
  let finish: () => void = () => undefined;
  const work = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const run = new SampleRun(work, storage);
  run.start();
  run.start();
  expect(work).toHaveBeenCalledOnce();
  expect(run.state()).toEqual({ running: true });
  expect(storage.kept.size).toBe(1);
  finish();
  await vi.waitFor(() => expect(run.state()).toEqual({ running: false }));
  expect(storage.kept.size).toBe(0);
});

it('goes on after a reload of the page, and not in one that was never asked', () => {
  const storage = memory();
  const work = vi.fn(() => new Promise<void>(() => undefined));
  new SampleRun(work, storage).resume();
  expect(work).not.toHaveBeenCalled();
  new SampleRun(work, storage).start();
  new SampleRun(work, storage).resume();
  expect(work).toHaveBeenCalledTimes(2);
});

it('keeps the fault and can be started again', async () => {
  const storage = memory();
  const work = vi.fn(() => Promise.reject(new Error('Kafka is away.')));
  const run = new SampleRun(work, storage);
  run.start();
  await vi.waitFor(() => expect(run.state().fault).toEqual(new Error('Kafka is away.')));
  expect(storage.kept.size).toBe(0);
  run.start();
  expect(work).toHaveBeenCalledTimes(2);
});

it('waits while the page before a reload still holds the lock, and then goes on', async () => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const request = async (_: string, ...rest: unknown[]) => {
    const work = rest.at(-1) as (lock: object | null) => Promise<void>;
    // as browsers do: who will not wait is called at once, without the lock
    if (rest.length > 1) return work(null);
    await released;
    return work({});
  };
  vi.stubGlobal('navigator', { locks: { request } });
  const work = vi.fn(() => Promise.resolve());
  const run = new SampleRun(work, memory());
  run.start();
  await Promise.resolve();
  expect(work).not.toHaveBeenCalled();
  expect(run.state()).toEqual({ running: true });
  release();
  await vi.waitFor(() => expect(run.state()).toEqual({ running: false }));
  expect(work).toHaveBeenCalledOnce();
});
