import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TRIAL_HEADER, TrialLog } from './TrialLog';
import type { RecordView } from './Trial';

const TARGET = {
  id: 'i1',
  inputTopic: 'in',
  outputTopic: 'out',
  output: { format: 'VALUES' as const },
};

class FakeSource extends EventTarget {
  readyState = 1;
  onopen: (() => void) | undefined;
  onerror: (() => void) | undefined;
  constructor(readonly url: string) {
    super();
  }
  close() {
    this.readyState = 2;
  }
  arrive(record: RecordView) {
    this.dispatchEvent(new MessageEvent('record', { data: JSON.stringify(record) }));
  }
}

let asked: { path: string; body: { records: { headers: Record<string, string> }[] } | undefined }[];
let letters: { headers: Record<string, string>; code: string; reason: string }[];
let sources: FakeSource[];
let log: TrialLog;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  asked = [];
  letters = [];
  sources = [];
  vi.stubGlobal('fetch', (path: string, { body }: RequestInit) => {
    asked.push({ path, body: body ? (JSON.parse(body as string) as never) : undefined });
    const answer = path.endsWith(':send')
      ? { sent: 1, ranges: ['in:0:7:8'] }
      : { items: path.includes('dead-letters') ? letters : [], nextCursor: null };
    return Promise.resolve(new Response(JSON.stringify(answer)));
  });
  log = new TrialLog(TARGET, (url) => {
    const source = new FakeSource(url);
    sources.push(source);
    return source as unknown as EventSource;
  });
  log.watch();
  sources[0]?.onopen?.();
});
afterEach(() => {
  log.unwatch();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function answered(id: string, inference = 'i1'): RecordView {
  return {
    partition: 0,
    offset: 3,
    time: '2026-01-01T00:00:00Z',
    keyBase64: null,
    valueBase64: null,
    valueText: '{"values":[0.1,0.9]}',
    headers: {
      [TRIAL_HEADER]: id,
      'millrace-inference': inference,
      'millrace-model': 'digits',
      'millrace-model-version': '4',
    },
  };
}

describe('a try', () => {
  it('follows the output by a key of its own, and sends under that key', async () => {
    await log.ask({ summary: '1' }, { valueJson: [1] });
    expect(sources[0]?.url).toBe(`/api/v1/topics/out:tail?key=${log.key}`);
    expect(asked[0]).toMatchObject({
      path: '/api/v1/topics/in:send',
      body: { records: [{ key: log.key, valueJson: [1] }] },
    });
    expect(log.all()[0]?.outcome).toEqual({ kind: 'WAITING', place: 'in:0:7:8' });
  });

  it('gets the answer that carries its header, with the version that gave it', async () => {
    const first = await log.ask({ summary: '1' }, { valueJson: [1] });
    const second = await log.ask({ summary: '2' }, { valueJson: [2] });
    sources[0]?.arrive(answered(first.id, 'another inference'));
    sources[0]?.arrive(answered(second.id));
    expect(log.all().map(({ outcome }) => outcome.kind)).toEqual(['SCORED', 'WAITING']);
    expect(log.all()[0]?.outcome).toMatchObject({
      answer: { model: 'digits', version: '4', predictions: [{ values: [0.1, 0.9] }] },
    });
  });

  it('is found among the dead letters when it was rejected', async () => {
    const trial = await log.ask({ summary: 'bad' }, { valueBase64: 'AA==' });
    letters = [{ headers: { [TRIAL_HEADER]: trial.id }, code: 'RECORD_UNDECODABLE', reason: 'no' }];
    await vi.advanceTimersByTimeAsync(1_100);
    expect(log.all()[0]?.outcome).toMatchObject({ kind: 'REJECTED', reason: 'no' });
    // the server refuses to list more at a time
    expect(asked.at(-1)?.path).toBe('/api/v1/dead-letters?inferenceId=i1&limit=100');
  });

  it('that could not be sent says why, and waits for nothing', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    await log.ask({ summary: '1' }, { valueJson: [1] });
    expect(log.all()[0]?.outcome).toMatchObject({
      kind: 'NOT_SENT',
      error: { code: 'UNREACHABLE' },
    });
  });

  it('looks in the topic for what came while the stream was broken', async () => {
    await log.ask({ summary: '1' }, { valueJson: [1] });
    sources[0]?.onopen?.();
    expect(asked.at(-1)?.path).toBe('/api/v1/topics/out:sample?limit=200');
  });
});
