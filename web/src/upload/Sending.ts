import { asApiError } from '../api/ApiError';
import type { SendResult } from '../api/topicTypes';
import type { DataSource } from '../api/types';
import { joined, parseRange, textOf, type Range } from '../datasources/ranges';
import { uploadTexts } from '../texts/upload';
import { announcement } from './choices';
import { FileFault } from './FileFault';
import type { KeptSending, SendingStore } from './keptSending';
import { Pace } from './Pace';
import { batchesOf, check, type Batch, type Upload } from './records';

export type Phase =
  'CHECKING' | 'SENDING' | 'WAITING' | 'ANNOUNCING' | 'STOPPED' | 'FAILED' | 'DONE';

/** What is known of an upload at this moment. */
export interface Progress {
  phase: Phase;
  /** Share of the file that was read by the check, 0 to 1. */
  checked: number;
  rows: number;
  sent: number;
  total: number;
  perSecond: number;
  remainingMs: number | null;
  tookMs: number;
  ranges: string[];
  error?: unknown;
  source?: DataSource;
}

/** Sends one request; the server answers one with a key that it knows as it did the first time. */
export type Post = <T>(path: string, body: unknown, key: string, signal: AbortSignal) => Promise<T>;

export interface Surroundings {
  post: Post;
  store: SendingStore;
  now: () => number;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

const PATIENCE_MS = 120_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Writes a file to a topic and announces it. Each request has a key made of the run and its number:
 * after an error, a stop or a reload of the page it goes on without writing anything twice.
 */
export class Sending {
  private progress: Progress;
  private aborting = new AbortController();
  private readonly pace: Pace;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly upload: Upload,
    private kept: KeptSending,
    private readonly around: Surroundings,
  ) {
    this.pace = new Pace(around.now);
    this.progress = {
      phase: 'STOPPED',
      checked: 0,
      rows: 0,
      sent: kept.sent,
      total: kept.checked?.records ?? 0,
      perSecond: 0,
      remainingMs: null,
      tookMs: 0,
      ranges: kept.ranges,
    };
  }

  readonly current = () => this.progress;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly stop = () => this.aborting.abort();

  /** Begins, or goes on where it stopped. */
  readonly run = async (): Promise<void> => {
    this.aborting = new AbortController();
    const { signal } = this.aborting;
    this.pace.begin(this.kept.sent);
    try {
      await this.checkAll(signal);
      await this.sendAll(signal);
      const source = this.upload.choices.announce ? await this.announce(signal) : undefined;
      this.around.store.forget();
      this.become({ phase: 'DONE', source, remainingMs: null, tookMs: this.pace.tookMs() });
    } catch (error) {
      const phase = signal.aborted ? 'STOPPED' : 'FAILED';
      this.become({ phase, error: signal.aborted ? undefined : error, remainingMs: null });
    }
  };

  private async checkAll(signal: AbortSignal): Promise<void> {
    if (this.kept.checked) return;
    this.become({ phase: 'CHECKING', error: undefined });
    const size = this.upload.file.size;
    const onRead = (rows: number, read: number) => this.become({ rows, checked: read / size });
    const checked = await check(this.upload, onRead, signal);
    this.kept = { ...this.kept, checked };
    this.become({ checked: 1, rows: checked.records, total: checked.records });
  }

  private async sendAll(signal: AbortSignal): Promise<void> {
    const { checked } = this.kept;
    if (!checked) return;
    this.become({ phase: 'SENDING', error: undefined, total: checked.records });
    const batches = batchesOf(this.upload, checked, signal);
    let number = 0;
    // the next one is read while one is on its way
    let next = batches.next();
    for (let batch = await next; !batch.done; batch = await next) {
      next = batches.next();
      // it is awaited in the next turn, unless sending fails first
      next.catch(() => undefined);
      signal.throwIfAborted();
      if (number >= this.kept.batches) await this.send(batch.value, number, signal);
      number++;
    }
    if (this.kept.sent !== checked.records) throw new FileFault(uploadTexts.changed);
  }

  private async send({ records }: Batch, number: number, signal: AbortSignal): Promise<void> {
    const path = `/topics/${encodeURIComponent(this.upload.choices.topic)}:send`;
    const answer = await this.post<SendResult>(path, { records }, String(number), signal);
    const written = [...this.kept.ranges, ...answer.ranges].map(parseRange);
    this.kept = {
      ...this.kept,
      batches: number + 1,
      sent: this.kept.sent + records.length,
      ranges: joined(written.filter((range): range is Range => range !== undefined)).map(textOf),
    };
    this.around.store.keep(this.kept);
    this.pace.at(this.kept.sent);
    this.become({
      phase: 'SENDING',
      sent: this.kept.sent,
      ranges: this.kept.ranges,
      perSecond: this.pace.perSecond(),
      remainingMs: this.pace.remainingMs(this.progress.total),
      tookMs: this.pace.tookMs(),
    });
  }

  private announce(signal: AbortSignal): Promise<DataSource> {
    this.become({ phase: 'ANNOUNCING' });
    const { layout, choices } = this.upload;
    const { ranges, sent: records, checked } = this.kept;
    const classes = checked?.classes ?? [];
    const body = announcement(layout, choices, { ranges, records, classes });
    return this.post<DataSource>('/data-sources', body, 'announce', signal);
  }

  /** Sends until there is an answer: a restart of Millrace or of Kafka is waited out. */
  private async post<T>(
    path: string,
    body: unknown,
    step: string,
    signal: AbortSignal,
  ): Promise<T> {
    const { now, post, sleep } = this.around;
    const deadline = now() + PATIENCE_MS;
    const working = this.progress.phase === 'ANNOUNCING' ? 'ANNOUNCING' : 'SENDING';
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        return await post<T>(path, body, `upload-${this.kept.runId}-${step}`, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!mayPass(error) || now() > deadline) throw error;
      }
      this.become({ phase: 'WAITING', perSecond: 0, remainingMs: null });
      await sleep(pause, signal);
      this.become({ phase: working });
    }
  }

  private become(change: Partial<Progress>): void {
    this.progress = { ...this.progress, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

function mayPass(error: unknown): boolean {
  const { status, code } = asApiError(error);
  if (code === 'PAGE_FAULT') return false;
  return status === 0 || status >= 500 || code === 'IDEMPOTENCY_KEY_IN_USE';
}
