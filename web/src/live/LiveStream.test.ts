import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '../api/queryClient';
import { systemInfo } from '../api/queries';
import { session } from '../api/session';
import { LiveStream } from './LiveStream';

/** Fake of the browser's EventSource, driven by the test. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  close = () => {
    this.readyState = FakeSource.CLOSED;
  };
}

let sources: FakeSource[];
let cache: ReturnType<typeof createQueryClient>;
let stream: LiveStream;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  sources = [];
  cache = createQueryClient();
  stream = new LiveStream(cache, () => {
    const source = new FakeSource();
    sources.push(source);
    return source as unknown as EventSource;
  });
  stream.start();
});
afterEach(() => {
  stream.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the live stream', () => {
  it('is live once open, stale when it breaks, and reads everything again afterwards', () => {
    const refetch = vi.spyOn(cache, 'invalidateQueries');
    sources[0]?.onopen?.();
    expect(stream.status()).toBe('LIVE');
    sources[0]?.onerror?.();
    expect(stream.status()).toBe('STALE');
    expect(refetch).not.toHaveBeenCalled();
    vi.advanceTimersByTime(400);
    sources[1]?.onopen?.();
    expect(stream.status()).toBe('LIVE');
    expect(refetch).toHaveBeenCalledOnce();
  });

  it('tries soon, then less often, and at once when asked', () => {
    sources[0]?.onerror?.();
    vi.advanceTimersByTime(400);
    expect(sources).toHaveLength(2);
    sources[1]?.onerror?.();
    vi.advanceTimersByTime(400);
    expect(sources).toHaveLength(2);
    vi.advanceTimersByTime(400);
    expect(sources).toHaveLength(3);
    stream.tryNow();
    expect(sources).toHaveLength(4);
    expect(sources[2]?.readyState).toBe(FakeSource.CLOSED);
  });

  it('knows when the server was last heard', () => {
    vi.setSystemTime(1_000);
    sources[0]?.onopen?.();
    vi.setSystemTime(5_000);
    sources[0]?.onerror?.();
    expect(stream.heardAt()).toBe(1_000);
  });

  it('doubts a connection that looks open when a request finds nobody', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    sources[0]?.onopen?.();
    await cache.fetchQuery({ ...systemInfo, retry: false }).catch(() => undefined);
    expect(stream.status()).toBe('STALE');
  });

  it('leads to the sign-in page when a restarted server refuses the stream', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 401 })));
    sources[0]?.close();
    sources[0]?.onerror?.();
    await vi.waitFor(() => expect(session.isSignedOut()).toBe(true));
    session.begin();
  });

  it('reads everything again when the server forgot where we were', () => {
    const refetch = vi.spyOn(cache, 'invalidateQueries');
    sources[0]?.dispatchEvent(new Event('reset'));
    expect(refetch).toHaveBeenCalledOnce();
  });

  it('writes events into the cache in batches', () => {
    cache.setQueryData(['models', 'list'], []);
    const data = JSON.stringify({ kind: 'model', id: 'm1', change: 'CREATED', data: { id: 'm1' } });
    sources[0]?.dispatchEvent(new MessageEvent('model', { data }));
    expect(cache.getQueryData(['models', 'list'])).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(cache.getQueryData(['models', 'list'])).toEqual([{ id: 'm1' }]);
  });
});
