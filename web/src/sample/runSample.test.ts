import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Training } from '../api/types';
import { HELD_OUT, parseCsv } from './flowers';
import { runSample } from './runSample';

interface Topic {
  name: string;
  partitions: { partition: number; startOffset: number; endOffset: number }[];
}

/** TEST FAKE of the server: keeps what is posted, and does at once what jobs take time for. */
class FakeMillrace {
  readonly made: Record<string, { id: string; name?: string; state?: string }[]> = {
    models: [],
    'model-sets': [],
    trainings: [],
    'data-sources': [],
    inferences: [],
  };
  readonly topics: Topic[] = [];
  readonly posts: string[] = [];
  readonly sent: { key: string; valueJson: Record<string, number> }[] = [];
  /** The request that fails once. */
  failsOnce?: string;

  readonly fetch = (url: string, init: RequestInit) => {
    const path = url.replace('/api/v1/', '');
    const body = init.body ? (JSON.parse(String(init.body)) as Record<string, unknown>) : {};
    const route = `${init.method} ${path}`;
    if (init.method === 'POST') this.posts.push(path);
    if (this.failsOnce && route.startsWith(this.failsOnce)) {
      this.failsOnce = undefined;
      return Promise.resolve(refusal());
    }
    const answer = init.method === 'POST' ? this.post(path, body) : this.get(path);
    return Promise.resolve(new Response(JSON.stringify(answer)));
  };

  private get(path: string): unknown {
    const [resource = '', id] = (path.split('?')[0] ?? '').split('/');
    if (resource === 'topics') return { items: this.topics };
    const items = this.made[resource] ?? [];
    if (id) return items.find((each) => each.id === id);
    const name = new URLSearchParams(path.split('?')[1]).get('name');
    return { items: name ? items.filter((each) => each.name === name) : items };
  }

  private post(path: string, body: Record<string, unknown>): unknown {
    if (path.endsWith(':send')) return this.send(path, body);
    if (path === 'topics') return this.topic(String(body.name));
    const items = this.made[path] ?? [];
    const thing = { id: `${path}-${items.length}`, ...body, ...this.stateOf(path) };
    items.push(thing);
    if (path === 'data-sources') this.train(String(body.trainingId), thing.id);
    return thing;
  }

  private stateOf(resource: string) {
    if (resource === 'trainings') {
      return { state: 'WAITING_FOR_DATA', deploymentNumber: 7, results: [], dataSourceId: null };
    }
    return resource === 'inferences' ? { state: 'RUNNING', metrics: { scored: 30 } } : {};
  }

  private train(id: string, dataSourceId: string) {
    const training = this.made.trainings?.find((each) => each.id === id);
    const [narrow, wide] = [0.9, 0.97].map((accuracy) => ({
      id: `r${accuracy}`,
      artifact: { sizeBytes: 1 },
      test: { accuracy },
    }));
    Object.assign(training ?? {}, { dataSourceId, state: 'FINISHED', results: [narrow, wide] });
  }

  private topic(name: string): Topic {
    const topic = { name, partitions: [{ partition: 0, startOffset: 0, endOffset: 0 }] };
    this.topics.push(topic);
    return topic;
  }

  private send(path: string, body: Record<string, unknown>) {
    const name = path.slice('topics/'.length, -':send'.length);
    const records = body.records as typeof this.sent;
    const partition = this.topics.find((topic) => topic.name === name)?.partitions[0];
    if (partition) partition.endOffset += records.length;
    this.sent.push(...records);
    return { sent: records.length, ranges: [] };
  }
}

const refusal = () => Response.json({ detail: 'Kafka is away.' }, { status: 422 });

let server: FakeMillrace;

beforeEach(() => {
  server = new FakeMillrace();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => vi.unstubAllGlobals());

const WHOLE = [
  'models',
  'models',
  'model-sets',
  'trainings',
  'topics',
  'topics/iris-sample-7:send',
  'data-sources',
  'inferences',
  'topics',
  'topics/iris-sample-7-in:send',
];

describe('the sample', () => {
  it('takes 120 flowers to a published model, deploys the best, and sends it the other 30', async () => {
    await runSample();
    expect(server.posts).toEqual(WHOLE);
    expect(server.made['data-sources']?.[0]).toMatchObject({
      ranges: ['iris-sample-7:0:0:120'],
      trainingId: 'trainings-0',
      formatConfig: {
        features: ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'],
        label: 'species',
      },
    });
    expect(server.made.inferences?.[0]).toMatchObject({ resultId: 'r0.97' });
    expect(server.sent).toHaveLength(150);
    const unlabelled = server.sent.filter(({ valueJson }) => !('species' in valueJson));
    expect(unlabelled.map(({ key }) => key)).toEqual(HELD_OUT.map(({ row }) => String(row)));
    expect(new Set(server.sent.map(({ key }) => key)).size).toBe(150);
  });

  it('makes nothing when all is there', async () => {
    await runSample();
    server.posts.length = 0;
    await runSample();
    expect(server.posts).toEqual([]);
  });

  it.each([
    'POST models',
    'POST model-sets',
    'POST trainings',
    'POST topics',
    'POST topics/iris-sample-7:send',
    'POST data-sources',
    'POST inferences',
    'POST topics/iris-sample-7-in:send',
  ])('goes on where it stood when %s was refused', async (route) => {
    server.failsOnce = route;
    await expect(runSample()).rejects.toThrow('Kafka is away.');
    await runSample();
    const accepted = Object.entries(server.made).map(([name, items]) => [name, items.length]);
    expect(Object.fromEntries(accepted)).toEqual({
      models: 2,
      'model-sets': 1,
      trainings: 1,
      'data-sources': 1,
      inferences: 1,
    });
    expect(server.sent).toHaveLength(150);
  });

  it('writes only what is missing of a topic that was begun', async () => {
    server.failsOnce = 'POST data-sources';
    await expect(runSample()).rejects.toThrow();
    const partition = server.topics[0]?.partitions[0];
    if (partition) partition.endOffset = 100;
    server.sent.length = 0;
    await runSample();
    expect(server.sent.filter(({ valueJson }) => 'species' in valueJson)).toHaveLength(20);
  });

  it('starts a new training when the last one failed, of the same models', async () => {
    await runSample();
    Object.assign(server.made.trainings?.[0] as Training, { state: 'FAILED', createdAt: '2026' });
    server.made.trainings?.reverse();
    await expect(runSample()).resolves.toBeUndefined();
    expect(server.made.models).toHaveLength(2);
    expect(server.made.trainings).toHaveLength(2);
  });

  it('reads numbers under their column names', () => {
    expect(parseCsv('a,b\n1.5,2\n').rows).toEqual([{ a: 1.5, b: 2 }]);
  });
});
