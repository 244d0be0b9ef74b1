import { request } from '../api/client';
import type { DataSourceDraft, Model, ModelSet, Training } from '../api/types';
import irisCsv from '../../../examples/data/iris.csv?raw';
import { irisModel } from './irisModels';

export const SAMPLE_STEPS = [
  'Define two small Keras models',
  'Group them into a set',
  'Start a training that waits for data',
  'Write 150 flowers to a Kafka topic',
  'Announce the stream',
] as const;

const TOPIC = 'sample-iris';

interface Written {
  ranges: string[];
  sent: number;
}

/** The main job with Fisher's iris flowers, through the same requests that every client sends. */
export async function runSample(onStep: (step: number) => void): Promise<Training> {
  onStep(0);
  const models = await Promise.all(
    [
      ['iris-narrow', 4],
      ['iris-wide', 32],
    ].map(([name, units]) => defineModel(String(name), Number(units))),
  );
  onStep(1);
  const set = await request<ModelSet>('POST', '/model-sets', {
    name: 'iris',
    description: 'Sample: iris flowers by four measures',
    modelIds: models.map((model) => model.id),
  });
  onStep(2);
  const training = await request<Training>('POST', '/trainings', {
    name: 'Iris sample',
    modelSetId: set.id,
    fit: { epochs: 60, batchSize: 8, shuffle: true, seed: 42 },
  });
  onStep(3);
  const flowers = parseCsv(irisCsv);
  const written = await request<Written>('POST', `/topics/${TOPIC}:send`, {
    records: flowers.rows.map((row) => ({ valueJson: row })),
  });
  onStep(4);
  await request('POST', '/data-sources', announcement(flowers.names, written, training.id));
  return training;
}

function defineModel(name: string, units: number): Promise<Model> {
  const code = irisModel(name.replace('-', '_'), units);
  return request('POST', '/models', { name, format: 'KERAS_JSON', code });
}

function announcement(names: string[], written: Written, trainingId: string): DataSourceDraft {
  return {
    ranges: written.ranges,
    format: 'JSON',
    formatConfig: { features: names.slice(0, -1), label: names.at(-1) },
    validationRate: 0.2,
    testRate: 0.2,
    splitMethod: 'SHUFFLED',
    description: 'Iris flowers (Fisher, 1936)',
    totalMessages: written.sent,
    trainingId,
  };
}

/** A header line, then numbers; the last column is the label. */
export function parseCsv(text: string) {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',').map((name) => name.trim());
  const rows = lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', Number(cell)])),
  );
  return { names, rows };
}
