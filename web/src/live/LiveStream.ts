import type { QueryClient } from '@tanstack/react-query';
import { API_ROOT } from '../api/client';
import { systemInfo } from '../api/queries';
import { LIVE_KINDS, type LiveEvent } from '../api/eventTypes';
import { patchCache } from './patchCache';

export type LiveStatus = 'CONNECTING' | 'LIVE' | 'STALE';

const FLUSH_MS = 120;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/**
 * Keeps the cache in step with the server. A browser resumes a broken stream by itself with
 * `Last-Event-ID`; when it gives up (the server answered an error) a new stream is opened and
 * everything is read again, because events in between may be lost.
 */
export class LiveStream {
  private source: EventSource | undefined;
  private waiting: LiveEvent[] = [];
  private flushTimer: ReturnType<typeof setTimeout> | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private retryMs = FIRST_RETRY_MS;
  private wasStale = false;
  private current: LiveStatus = 'CONNECTING';
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly cache: QueryClient,
    private readonly openSource: (url: string) => EventSource = (url) => new EventSource(url),
  ) {}

  readonly status = () => this.current;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    const source = this.openSource(`${API_ROOT}/events`);
    this.source = source;
    source.onopen = () => this.opened();
    source.onerror = () => this.broken(source);
    source.addEventListener('reset', () => this.refetch());
    for (const kind of LIVE_KINDS) {
      source.addEventListener(kind, (message) => this.receive(message));
    }
  }

  stop(): void {
    clearTimeout(this.flushTimer);
    clearTimeout(this.retryTimer);
    this.flushTimer = undefined;
    this.source?.close();
  }

  private opened(): void {
    this.retryMs = FIRST_RETRY_MS;
    if (this.wasStale) this.refetch();
    this.wasStale = false;
    this.become('LIVE');
  }

  private broken(source: EventSource): void {
    this.wasStale = true;
    this.become('STALE');
    if (source.readyState !== EventSource.CLOSED) return;
    source.close();
    this.askWhy();
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.start(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }

  /** A stream does not tell why it was refused; a request does, and a 401 leads to the sign-in page. */
  private askWhy(): void {
    this.cache.fetchQuery({ ...systemInfo, staleTime: 0 }).catch(() => undefined);
  }

  private receive(message: MessageEvent<string>): void {
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

  private become(status: LiveStatus): void {
    if (this.current === status) return;
    this.current = status;
    this.listeners.forEach((listener) => listener());
  }
}
