import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../api/ApiError';
import type { RecordsDraft } from '../api/topicTypes';
import { proposed } from './choices';
import { FileFault } from './FileFault';
import type { KeptSending } from './keptSending';
import { layoutOf } from './layout';
import type { Upload } from './records';
import { Sending, type Post } from './Sending';

const ROWS = 2_500;
const BEGUN: KeptSending = { runId: 'r1', batches: 0, sent: 0, ranges: [] };

let upload: Upload;
/** What lies in the topic: it knows keys as the server does. */
let written: number;
let answers: Map<string, unknown>;
let requests: string[];
let failing: (number: number) => unknown;
let kept: KeptSending | undefined;
let clock: number;

beforeEach(async () => {
  const rows = Array.from({ length: ROWS }, (_, index) => `${index},${index % 3}`);
  const file = new File([`x,y\n${rows.join('\n')}\n`], 'numbers.csv');
  const layout = await layoutOf(file);
  upload = { file, layout, choices: proposed(file, layout, {}) };
  written = 0;
  answers = new Map();
  requests = [];
  failing = () => undefined;
  kept = undefined;
  clock = 0;
});

const post: Post = (path, body, key) => {
  requests.push(`${path} ${key}`);
  clock += 100;
  const effect = () => {
    if (path === '/data-sources') return { id: 'd1' };
    const { length } = (body as RecordsDraft).records;
    written += length;
    return { sent: length, ranges: [`numbers:0:${written - length}:${written}`] };
  };
  if (!answers.has(key)) answers.set(key, effect());
  const failure = failing(requests.length);
  return failure ? Promise.reject(failure as Error) : Promise.resolve(answers.get(key) as never);
};

function sending(begun = BEGUN): Sending {
  return new Sending(upload, begun, {
    post,
    now: () => clock,
    sleep: (ms, signal) => {
      clock += ms;
      signal.throwIfAborted();
      return Promise.resolve();
    },
    store: {
      keep: (state) => (kept = state),
      forget: () => (kept = undefined),
    },
  });
}

const down = new ApiError({ status: 0, code: 'UNREACHABLE' });

describe('a file that is sent', () => {
  it('is written in batches with keys of their own, then announced', async () => {
    const run = sending();
    await run.run();
    expect(requests).toEqual([
      '/topics/numbers:send upload-r1-0',
      '/topics/numbers:send upload-r1-1',
      '/topics/numbers:send upload-r1-2',
      '/data-sources upload-r1-announce',
    ]);
    expect(run.current()).toMatchObject({
      phase: 'DONE',
      sent: ROWS,
      total: ROWS,
      ranges: ['numbers:0:0:2500'],
      source: { id: 'd1' },
    });
    expect(kept).toBeUndefined();
  });

  it('waits out a server that does not answer, with the same key, and writes nothing twice', async () => {
    failing = (number) => (number === 2 || number === 3 ? down : undefined);
    const run = sending();
    const phases = new Set<string>();
    run.subscribe(() => phases.add(run.current().phase));
    await run.run();
    expect(requests.filter((each) => each.endsWith('-1'))).toHaveLength(3);
    expect(written).toBe(ROWS);
    expect(phases).toContain('WAITING');
    expect(run.current()).toMatchObject({ phase: 'DONE', ranges: ['numbers:0:0:2500'] });
  });

  it('breaks off when that takes too long, and goes on where it was', async () => {
    failing = (number) => (number > 2 ? down : undefined);
    const run = sending();
    await run.run();
    expect(run.current()).toMatchObject({ phase: 'FAILED', sent: 2_000, error: down });
    failing = () => undefined;
    requests = [];
    await run.run();
    expect(requests).toEqual([
      '/topics/numbers:send upload-r1-2',
      '/data-sources upload-r1-announce',
    ]);
    expect(written).toBe(ROWS);
    expect(run.current()).toMatchObject({ phase: 'DONE', sent: ROWS });
  });

  it('breaks off at once when it is refused', async () => {
    const refusal = new ApiError({ status: 403, code: 'FORBIDDEN' });
    failing = () => refusal;
    const run = sending();
    await run.run();
    expect(requests).toHaveLength(1);
    expect(run.current()).toMatchObject({ phase: 'FAILED', error: refusal });
  });

  it('does not announce less than it has checked: the file has changed in between', async () => {
    const run = sending({ ...BEGUN, checked: { records: ROWS + 1, classes: [] } });
    await run.run();
    expect(run.current()).toMatchObject({ phase: 'FAILED', sent: ROWS });
    expect(run.current().error).toBeInstanceOf(FileFault);
    expect(requests.filter((request) => request.startsWith('/data-sources'))).toEqual([]);
  });

  it('goes on after the page was closed, by what the browser kept', async () => {
    failing = (number) => (number > 2 ? new ApiError({ status: 401 }) : undefined);
    await sending().run();
    expect(kept).toMatchObject({ runId: 'r1', batches: 2, sent: 2_000 });
    failing = () => undefined;
    requests = [];
    const again = sending(kept);
    await again.run();
    expect(requests[0]).toBe('/topics/numbers:send upload-r1-2');
    expect(again.current()).toMatchObject({ phase: 'DONE', ranges: ['numbers:0:0:2500'] });
  });

  it('stops when it is told to, and goes on', async () => {
    const run = sending();
    failing = (number) => {
      if (number === 1) run.stop();
      return undefined;
    };
    await run.run();
    expect(run.current()).toMatchObject({ phase: 'STOPPED', sent: 1_000 });
    await run.run();
    expect(run.current()).toMatchObject({ phase: 'DONE', sent: ROWS });
    expect(written).toBe(ROWS);
  });

  it('with a fault in its last row is not written at all', async () => {
    upload = {
      ...upload,
      file: new File(['x,y\n', '1,2\n'.repeat(1_200), '1,red\n'], 'numbers.csv'),
    };
    const run = sending();
    await run.run();
    expect(requests).toEqual([]);
    expect(run.current().phase).toBe('FAILED');
    expect(String(run.current().error)).toContain('Row 1,201, column y: “red” is not a number.');
  });
});
