import { API_ROOT } from '../api/client';
import type { TopicRecord } from '../api/topicTypes';
import { pathOf } from './topicQueries';

export type TailStatus = 'CONNECTING' | 'FOLLOWING' | 'BROKEN';

/** What of a topic is shown at this moment. */
export interface TailView {
  status: TailStatus;
  /** Newest first. */
  records: TopicRecord[];
  received: number;
  perSecond: number;
  paused: boolean;
  /** Arrived since it was paused. */
  waiting: number;
}

export const KEPT = 200;
const REDRAW_MS = 250;
const RATE_OVER_MS = 5_000;
const RETRY_MS = 3_000;

const NOTHING: TailView = {
  status: 'CONNECTING',
  records: [],
  received: 0,
  perSecond: 0,
  paused: false,
  waiting: 0,
};

/** Follows a topic. What arrives is gathered, so that a fast topic does not redraw the page often. */
export class Tail {
  private source: EventSource | undefined;
  private fresh: TopicRecord[] = [];
  private sinceRedraw = 0;
  private arrivals: [at: number, records: number][] = [];
  private view = NOTHING;
  private timer: ReturnType<typeof setInterval> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly topic: string,
    private readonly openSource: (url: string) => EventSource = (url) => new EventSource(url),
    private readonly now: () => number = () => performance.now(),
  ) {}

  readonly current = () => this.view;

  /** The first who listens opens the stream, the last one closes it. */
  readonly subscribe = (listener: () => void) => {
    if (this.listeners.size === 0) this.start();
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  };

  readonly pause = () => this.become({ paused: true, waiting: 0 });

  readonly resume = () => {
    this.become({ paused: false, waiting: 0 });
    this.redraw();
  };

  readonly clear = () => {
    this.fresh = [];
    this.become({ records: [], received: 0, waiting: 0 });
  };

  private start(): void {
    this.open();
    this.timer = setInterval(() => this.redraw(), REDRAW_MS);
  }

  private open(): void {
    const source = this.openSource(`${API_ROOT}${pathOf(this.topic)}:tail`);
    this.source = source;
    source.onopen = () => this.become({ status: 'FOLLOWING' });
    source.onerror = () => this.broken(source);
    source.addEventListener('record', (message: MessageEvent<string>) =>
      this.receive(JSON.parse(message.data) as TopicRecord),
    );
  }

  /** A browser tries again by itself, but not when the server answered with an error. */
  private broken(source: EventSource): void {
    this.become({ status: 'BROKEN' });
    if (source.readyState !== source.CLOSED) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.open(), RETRY_MS);
  }

  private stop(): void {
    clearInterval(this.timer);
    clearTimeout(this.retry);
    this.source?.close();
    this.view = { ...this.view, status: 'CONNECTING' };
  }

  private receive(record: TopicRecord): void {
    this.fresh.push(record);
    if (this.fresh.length > 2 * KEPT) this.fresh = this.fresh.slice(-KEPT);
    this.sinceRedraw++;
  }

  /** A pause is for reading: what comes meanwhile is counted, and the newest of it kept. */
  private redraw(): void {
    const { paused, records, received, waiting, perSecond } = this.view;
    const more = this.sinceRedraw;
    this.sinceRedraw = 0;
    this.measure(more);
    const rate = this.rate();
    if (paused) {
      if (more === 0 && rate === perSecond) return;
      return this.become({ waiting: waiting + more, received: received + more, perSecond: rate });
    }
    if (this.fresh.length === 0 && rate === perSecond) return;
    const newest = this.fresh.toReversed();
    this.fresh = [];
    this.become({
      records: newest.length > 0 ? [...newest, ...records].slice(0, KEPT) : records,
      received: received + more,
      perSecond: rate,
    });
  }

  private measure(records: number): void {
    const at = this.now();
    if (records > 0) this.arrivals.push([at, records]);
    while (this.arrivals[0] && this.arrivals[0][0] < at - RATE_OVER_MS) this.arrivals.shift();
  }

  private rate(): number {
    const sum = this.arrivals.reduce((total, [, records]) => total + records, 0);
    return sum / (RATE_OVER_MS / 1000);
  }

  private become(change: Partial<TailView>): void {
    this.view = { ...this.view, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
