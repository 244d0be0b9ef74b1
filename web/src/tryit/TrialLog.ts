import { API_ROOT, request } from '../api/client';
import type { components } from '../api/schema';
import type { Inference } from '../api/types';
import type { DeadLetterPage } from '../deadletters/deadLetter';
import type { OutgoingValue } from './encode';
import { predictionsOf } from './prediction';
import { isPending, type Outcome, type RecordView, type Trial } from './Trial';

export const TRIAL_HEADER = 'millrace-try';
const LOOK_MS = 1_000;
const KEPT = 50;
const LOOK_BACK = 200;
/** As many as one answer may have. */
const LETTERS = 100;

type Target = Pick<Inference, 'id' | 'inputTopic' | 'outputTopic' | 'output'>;
type Ask = Pick<Trial, 'summary'> & Partial<Pick<Trial, 'values' | 'expected'>>;

export type Watching = 'CLOSED' | 'OPENING' | 'OPEN' | 'BROKEN';

/**
 * The trials of one inference: sends records under a key of its own, follows the output topic by
 * that key and puts each answer to its question by a header. Rejected and handed-on records are
 * looked for while something is waited for.
 */
export class TrialLog {
  readonly key = `try-${randomName()}`;
  private trials: Trial[] = [];
  private state: Watching = 'CLOSED';
  private source: EventSource | undefined;
  private looking: ReturnType<typeof setTimeout> | undefined;
  private readonly started = new Map<string, number>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly target: Target,
    private readonly openSource: (url: string) => EventSource = (url) => new EventSource(url),
  ) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly all = () => this.trials;
  readonly watching = () => this.state;

  /** Follows the output topic until {@link unwatch}. */
  watch(): void {
    const topic = encodeURIComponent(this.target.outputTopic);
    this.become('OPENING');
    const source = this.openSource(
      `${API_ROOT}/topics/${topic}:tail?key=${encodeURIComponent(this.key)}`,
    );
    this.source = source;
    source.onopen = () => this.opened();
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) this.become('BROKEN');
    };
    source.addEventListener('record', (message: MessageEvent<string>) => {
      this.scored(JSON.parse(message.data) as RecordView);
    });
    this.lookSoon();
  }

  unwatch(): void {
    this.source?.close();
    this.source = undefined;
    clearTimeout(this.looking);
    this.looking = undefined;
    this.state = 'CLOSED';
  }

  async ask(ask: Ask, value: OutgoingValue | Promise<OutgoingValue>): Promise<Trial> {
    const trial: Trial = {
      ...ask,
      id: randomName(),
      at: new Date().toISOString(),
      outcome: { kind: 'SENDING' },
    };
    this.trials = [trial, ...this.trials].slice(0, KEPT);
    this.started.set(trial.id, performance.now());
    this.changed();
    try {
      const ranges = await this.send(trial.id, await value);
      this.settle(trial.id, { kind: 'WAITING', place: ranges[0] ?? this.target.inputTopic });
      this.lookSoon();
    } catch (error) {
      this.settle(trial.id, { kind: 'NOT_SENT', error });
    }
    return trial;
  }

  private async send(id: string, value: OutgoingValue): Promise<string[]> {
    const { path, body } = this.requestOf(value, id);
    type Sent = components['schemas']['SendResult'];
    return (await request<Sent>('POST', path, body)).ranges;
  }

  /** The request that asks about this value. */
  requestOf(value: OutgoingValue, id = 'by-hand') {
    const record = { key: this.key, ...value, headers: { [TRIAL_HEADER]: id } };
    return {
      path: `/topics/${encodeURIComponent(this.target.inputTopic)}:send`,
      body: { records: [record] },
    };
  }

  private opened(): void {
    this.become('OPEN');
    // What came while the stream was broken is in the topic.
    if (this.trials.some(isPending)) void this.look(this.target.outputTopic, this.scored);
  }

  private readonly scored = (record: RecordView) => {
    const id = record.headers[TRIAL_HEADER];
    if (id === undefined || record.headers['millrace-inference'] !== this.target.id) return;
    this.settle(id, {
      kind: 'SCORED',
      answer: {
        predictions: predictionsOf(record, this.target.output),
        model: record.headers['millrace-model'] ?? '',
        version: record.headers['millrace-model-version'] ?? '',
        elapsedMs: this.elapsed(id),
        record,
      },
    });
  };

  /** An answer may come before the one that says that the question was sent: it stays. */
  private settle(id: string, outcome: Outcome): void {
    this.trials = this.trials.map((trial) =>
      trial.id === id && isPending(trial) ? { ...trial, outcome } : trial,
    );
    this.changed();
  }

  private elapsed(id: string): number {
    return performance.now() - (this.started.get(id) ?? performance.now());
  }

  private lookSoon(): void {
    if (this.looking !== undefined || !this.source) return;
    this.looking = setTimeout(() => {
      this.looking = undefined;
      if (!this.trials.some(isPending)) return;
      void this.lookElsewhere().finally(() => this.lookSoon());
    }, LOOK_MS);
  }

  private async lookElsewhere(): Promise<void> {
    const { earlyExit } = this.target.output;
    await Promise.all([
      this.lookAtDeadLetters(),
      earlyExit && !earlyExit.kafka && this.look(earlyExit.topic, this.handedOn(earlyExit.topic)),
    ]);
  }

  private handedOn(topic: string) {
    return ({ headers }: RecordView) => {
      const id = headers[TRIAL_HEADER];
      if (id) this.settle(id, { kind: 'HANDED_ON', topic, elapsedMs: this.elapsed(id) });
    };
  }

  /** What cannot be read now is looked for again: an answer says more than a fault here. */
  private async look(topic: string, see: (record: RecordView) => void): Promise<void> {
    type Sampled = components['schemas']['ListingRecordView'];
    const path = `/topics/${encodeURIComponent(topic)}:sample?limit=${LOOK_BACK}`;
    await request<Sampled>('GET', path)
      .then(({ items }) => items.forEach(see))
      .catch(() => undefined);
  }

  private async lookAtDeadLetters(): Promise<void> {
    const path = `/dead-letters?inferenceId=${this.target.id}&limit=${LETTERS}`;
    await request<DeadLetterPage>('GET', path)
      .then(({ items }) => {
        for (const { headers, code, reason } of items) {
          const id = headers[TRIAL_HEADER];
          const elapsedMs = id === undefined ? 0 : this.elapsed(id);
          if (id) this.settle(id, { kind: 'REJECTED', code, reason, elapsedMs });
        }
      })
      .catch(() => undefined);
  }

  private become(state: Watching): void {
    this.state = state;
    this.changed();
  }

  private changed(): void {
    this.listeners.forEach((listener) => listener());
  }
}

/** Not `crypto.randomUUID`: that one is missing on a cluster reached by plain HTTP. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
