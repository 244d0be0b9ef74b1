import type { RecordDraft, RecordsDraft, Topic, TopicRecord } from '../src/api/topicTypes';

type Answer = [status: number, body?: unknown];

/** TEST FAKE of the topics that the control plane shows: one partition each, records in memory. */
export class FakeKafka {
  readonly records: Record<string, TopicRecord[]> = {};
  /** First offset that is retained; 0 when it is not named. */
  readonly starts: Record<string, number> = {};
  readonly internal = new Set<string>();

  answer(route: string, body: unknown, query: URLSearchParams): Answer | undefined {
    const [method, path = ''] = route.split(' ');
    if (route === 'GET /topics') return [200, { items: this.topics(), nextCursor: null }];
    const [, name = '', action] = /^\/topics\/([^/:]+):(\w+)$/.exec(path) ?? [];
    const topic = decodeURIComponent(name);
    if (action === 'sample') return [200, { items: this.sample(topic, query), nextCursor: null }];
    if (action === 'send' && method === 'POST') return this.send(topic, body as RecordsDraft);
    return undefined;
  }

  write(topic: string, record: Partial<TopicRecord>): TopicRecord {
    const written = (this.records[topic] ??= []);
    const made: TopicRecord = {
      partition: 0,
      offset: (this.starts[topic] ?? 0) + written.length,
      time: new Date().toISOString(),
      keyBase64: null,
      valueBase64: null,
      valueText: null,
      headers: {},
      ...record,
    };
    written.push(made);
    return made;
  }

  private topics(): Topic[] {
    return Object.entries(this.records).map(([name, records]) => ({
      name,
      internal: this.internal.has(name),
      partitions: [
        {
          partition: 0,
          startOffset: this.starts[name] ?? 0,
          endOffset: (this.starts[name] ?? 0) + records.length,
        },
      ],
    }));
  }

  private sample(topic: string, query: URLSearchParams): TopicRecord[] {
    const records = this.records[topic] ?? [];
    const limit = Number(query.get('limit') ?? 10);
    const from = query.get('from');
    if (from === null) return records.slice(-limit);
    return records.filter((record) => record.offset >= Number(from)).slice(0, limit);
  }

  private send(topic: string, { records }: RecordsDraft): Answer {
    const first = this.write(topic, viewOf(records[0])).offset;
    records.slice(1).forEach((record) => this.write(topic, viewOf(record)));
    const ranges = [`${topic}:0:${first}:${first + records.length}`];
    return [200, { ranges, sent: records.length }];
  }
}

function viewOf(draft: RecordDraft = {}): Partial<TopicRecord> {
  const text =
    draft.valueJson === undefined ? (draft.value ?? null) : JSON.stringify(draft.valueJson);
  return {
    keyBase64: draft.keyBase64 ?? (draft.key === undefined ? null : btoa(draft.key)),
    valueText: text,
    valueBase64: draft.valueBase64 ?? (text === null ? null : btoa(text)),
    headers: draft.headers ?? {},
  };
}
