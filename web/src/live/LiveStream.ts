import type { QueryClient } from '@tanstack/react-query';
import { API_ROOT } from '../api/client';
import { asApiError } from '../api/ApiError';
import { keys } from '../api/keys';
import { systemInfo } from '../api/queries';
import { LIVE_KINDS, type LiveEvent } from '../api/eventTypes';
import { patchCache } from './patchCache';

export type LiveStatus = 'CONNECTING' | 'LIVE' | 'STALE';

const FLUSH_MS = 120;
/** A server that restarts is found again soon after it is back. */
const RETRIES_MS = [400, 800, 1_500, 2_500, 4_000];
const GATEWAY_FAULTS = [0, 502, 503, 504];

/**
 * Keeps the cache in step with the server. A stream that breaks is opened anew by ourselves and
 * not by the browser, which gives up on some answers and waits long on others; then everything is
 * read again, because events in between are lost. What is on the screen stays there meanwhile.
 */
export class LiveStream {
  private source: EventSource | undefined;
  private waiting: LiveEvent[] = [];
  private flushTimer: ReturnType<typeof setTimeout> | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private unsubscribe: (() => void) | undefined;
  private failures = 0;
  private wasStale = false;
  private heard: number | undefined;
  private current: LiveStatus = 'CONNECTING';
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly cache: QueryClient,
    private readonly openSource: (url: string) => EventSource = (url) => new EventSource(url),
  ) {}

  readonly status = () => this.current;

  /** When the server was last heard, in ms since 1970; undefined before the first time. */
  readonly heardAt = () => this.heard;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    this.unsubscribe ??= this.cache.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.query.queryHash === SYSTEM_HASH) {
        if (event.action.type === 'success') this.hear();
        if (event.action.type === 'error') this.doubt(event.action.error);
      }
    });
    this.open();
  }

  stop(): void {
    clearTimeout(this.flushTimer);
    clearTimeout(this.retryTimer);
    this.flushTimer = undefined;
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    this.source?.close();
    this.source = undefined;
  }

  /** Does not wait for the next try: somebody asked, or the machine has its network back. */
  readonly tryNow = (): void => {
    if (this.current === 'LIVE') return;
    this.failures = 0;
    this.open();
  };

  private open(): void {
    clearTimeout(this.retryTimer);
    this.source?.close();
    const source = this.openSource(`${API_ROOT}/events`);
    this.source = source;
    source.onopen = () => this.opened();
    source.onerror = () => this.broken();
    source.addEventListener('reset', () => this.refetch());
    for (const kind of LIVE_KINDS) {
      source.addEventListener(kind, (message) => this.receive(message));
    }
  }

  private opened(): void {
    this.failures = 0;
    this.hear();
    if (this.wasStale) this.refetch();
    this.wasStale = false;
    this.become('LIVE');
  }

  private broken(): void {
    this.wasStale = true;
    this.become('STALE');
    this.source?.close();
    this.askWhy();
    clearTimeout(this.retryTimer);
    const wait = RETRIES_MS[Math.min(this.failures, RETRIES_MS.length - 1)];
    this.failures++;
    this.retryTimer = setTimeout(() => this.open(), wait);
  }

  /** A connection that is dead at its other end tells nothing by itself; a request does. */
  private doubt(error: unknown): void {
    const { status } = asApiError(error);
    if (this.current === 'LIVE' && GATEWAY_FAULTS.includes(status)) this.broken();
  }

  /** A stream does not tell why it was refused; a request does, and a 401 leads to the sign-in page. */
  private askWhy(): void {
    this.cache.fetchQuery({ ...systemInfo, staleTime: 0 }).catch(() => undefined);
  }

  private receive(message: MessageEvent<string>): void {
    this.hear();
    this.waiting.push(JSON.parse(message.data) as LiveEvent);
    this.flushTimer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  private flush(): void {
    this.flushTimer = undefined;
    const events = this.waiting;
    this.waiting = [];
    patchCache(this.cache, events);
  }

  private refetch(): void {
    void this.cache.invalidateQueries();
  }

  private hear(): void {
    this.heard = Date.now();
  }

  private become(status: LiveStatus): void {
    if (this.current === status) return;
    this.current = status;
    this.listeners.forEach((listener) => listener());
  }
}

const SYSTEM_HASH = JSON.stringify(keys.system);
