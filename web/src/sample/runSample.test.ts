import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseCsv, runSample } from './runSample';

afterEach(() => vi.unstubAllGlobals());

describe('the sample', () => {
  it('sends 150 flowers and announces exactly the range that Kafka gave', async () => {
    const sent: { path: string; body: Record<string, unknown> }[] = [];
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      const body = JSON.parse(String(init.body)) as Record<string, unknown>;
      sent.push({ path: url.replace('/api/v1', ''), body });
      const answer = { id: `id${sent.length}`, ranges: ['sample-iris:0:30:180'], sent: 150 };
      return Promise.resolve(new Response(JSON.stringify(answer), { status: 201 }));
    });
    const steps: number[] = [];
    const training = await runSample((step) => steps.push(step));
    expect(steps).toEqual([0, 1, 2, 3, 4]);
    expect(sent.map((each) => each.path)).toEqual([
      '/models',
      '/models',
      '/model-sets',
      '/trainings',
      '/topics/sample-iris:send',
      '/data-sources',
    ]);
    expect(sent[4]?.body.records).toHaveLength(150);
    expect(sent[5]?.body).toMatchObject({
      ranges: ['sample-iris:0:30:180'],
      trainingId: training.id,
      formatConfig: {
        features: ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'],
        label: 'species',
      },
    });
  });

  it('reads numbers under their column names', () => {
    expect(parseCsv('a,b\n1.5,2\n').rows).toEqual([{ a: 1.5, b: 2 }]);
  });
});
