import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KEPT, Tail } from './Tail';

/** A stream that is fed by the test. */
class FedSource extends EventTarget {
  static newest: FedSource;
  readonly CLOSED = 2;
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    FedSource.newest = this;
  }

  arrive(offset: number): void {
    const data = JSON.stringify({ partition: 0, offset });
    this.dispatchEvent(new MessageEvent('record', { data }));
  }

  close(): void {
    this.readyState = this.CLOSED;
  }
}

let tail: Tail;
let leave: () => void;
let opened: number;

beforeEach(() => {
  vi.useFakeTimers();
  opened = 0;
  tail = new Tail(
    'flowers/red',
    (url) => {
      opened++;
      return new FedSource(url) as unknown as EventSource;
    },
    () => Date.now(),
  );
  leave = tail.subscribe(() => undefined);
  FedSource.newest.onopen?.();
});
afterEach(() => {
  leave();
  vi.useRealTimers();
});

const offsets = () => tail.current().records.map((record) => record.offset);

describe('a topic that is followed', () => {
  it('shows the newest first, at the next redraw', () => {
    expect(FedSource.newest.url).toBe('/api/v1/topics/flowers%2Fred:tail');
    FedSource.newest.arrive(7);
    FedSource.newest.arrive(8);
    expect(offsets()).toEqual([]);
    vi.advanceTimersByTime(250);
    FedSource.newest.arrive(9);
    vi.advanceTimersByTime(250);
    expect(offsets()).toEqual([9, 8, 7]);
    expect(tail.current()).toMatchObject({ status: 'FOLLOWING', received: 3, perSecond: 0.6 });
  });

  it('keeps the newest of a fast one, and counts all', () => {
    for (let offset = 0; offset < 3 * KEPT; offset++) FedSource.newest.arrive(offset);
    vi.advanceTimersByTime(250);
    expect(offsets()).toHaveLength(KEPT);
    expect(offsets()[0]).toBe(3 * KEPT - 1);
    expect(tail.current().received).toBe(3 * KEPT);
  });

  it('stands still while it is paused, says how many came, and shows them when it goes on', () => {
    FedSource.newest.arrive(1);
    vi.advanceTimersByTime(250);
    tail.pause();
    FedSource.newest.arrive(2);
    FedSource.newest.arrive(3);
    vi.advanceTimersByTime(500);
    expect(offsets()).toEqual([1]);
    expect(tail.current()).toMatchObject({ paused: true, waiting: 2, received: 3 });
    tail.resume();
    expect(offsets()).toEqual([3, 2, 1]);
    expect(tail.current()).toMatchObject({ paused: false, waiting: 0, received: 3 });
  });

  it('opens again after the server refused, and closes when nobody looks', () => {
    FedSource.newest.readyState = 2;
    FedSource.newest.onerror?.();
    expect(tail.current().status).toBe('BROKEN');
    vi.advanceTimersByTime(3_000);
    expect(opened).toBe(2);
    const last = FedSource.newest;
    leave();
    expect(last.readyState).toBe(2);
    vi.advanceTimersByTime(60_000);
    expect(opened).toBe(2);
  });
});
