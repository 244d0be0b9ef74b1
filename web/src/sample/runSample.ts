import { request } from '../api/client';
import type { DataSourceDraft, Inference, Model, ModelSet, Page, Training } from '../api/types';
import type { components } from '../api/schema';
import { LABEL, HELD_OUT, MEASURES, TRAINED_ON, type Flower } from './flowers';
import { IRIS_MODELS, irisModel } from './irisModels';
import {
  bestResult,
  INFERENCE_NAME,
  isBroken,
  isOfSample,
  SET_NAME,
  SPECIES,
  topicsOf,
  TRAINING_NAME,
} from './sample';
import { until } from './until';

type Topic = components['schemas']['TopicView'];
type Sent = components['schemas']['SendResult'];

/**
 * Takes iris flowers from a definition to predictions, through the same requests that every client
 * sends. Each step asks the server first what is there already, so that a run which was interrupted
 * goes on where it stood and makes nothing twice.
 */
export async function runSample(): Promise<void> {
  const training = await define();
  await announce(training);
  const ended = await until(() => read(training), hasEnded);
  const best = bestResult(ended);
  if (!best) throw new Error(ended.error?.message ?? `The training ended ${ended.state}.`);
  const inference = await deploy(ended, best.id);
  await until(() => find('inferences', inference.id), isRunning);
  const { input } = topicsOf(ended);
  await write(input, HELD_OUT.map(unlabelled));
  await until(() => find('inferences', inference.id), hasScored);
}

const read = ({ id }: Training) => request<Training>('GET', `/trainings/${id}`);
const find = (resource: string, id: string) => request<Inference>('GET', `/${resource}/${id}`);

async function define(): Promise<Training> {
  const models = await Promise.all(IRIS_MODELS.map(defineModel));
  const modelIds = models.map(({ id }) => id);
  const sets = await list<ModelSet>(`/model-sets?q=${SET_NAME}`);
  const set =
    sets.find(({ name }) => name === SET_NAME) ??
    (await request<ModelSet>('POST', '/model-sets', {
      name: SET_NAME,
      description: 'Iris flowers by four measures',
      modelIds,
    }));
  const [latest] = (await list<Training>(`/trainings?modelSetId=${set.id}`)).filter((each) =>
    isOfSample(each, set),
  );
  if (latest && !isBroken(latest)) return latest;
  return request('POST', '/trainings', {
    name: TRAINING_NAME,
    modelSetId: set.id,
    fit: { epochs: 60, batchSize: 8, shuffle: true, seed: 42 },
  });
}

async function defineModel({ name, units }: (typeof IRIS_MODELS)[number]): Promise<Model> {
  const [known] = await list<Model>(`/models?name=${name}`);
  return (
    known ?? request('POST', '/models', { name, format: 'KERAS_SOURCE', code: irisModel(units) })
  );
}

async function announce(training: Training): Promise<void> {
  if ((await read(training)).dataSourceId) return;
  const range = await write(topicsOf(training).training, TRAINED_ON.map(labelled));
  await request('POST', '/data-sources', announcement(range, training.id));
  await until(
    () => read(training),
    ({ dataSourceId }) => Boolean(dataSourceId),
  );
}

/** Writes what is missing of the records to the only partition; the range that holds them all. */
async function write(topic: string, records: OutgoingRecord[]): Promise<string> {
  const { startOffset, endOffset } = await partitionOf(topic);
  // Kafka may have deleted what an earlier run left behind: then all are written again.
  const first = startOffset === 0 ? 0 : endOffset;
  const missing = records.slice(endOffset - first);
  if (missing.length > 0) {
    await request<Sent>('POST', `/topics/${topic}:send`, { partition: 0, records: missing });
  }
  return `${topic}:0:${first}:${first + records.length}`;
}

async function partitionOf(name: string): Promise<Topic['partitions'][number]> {
  const topics = (await request<Page<Topic>>('GET', '/topics')).items;
  const topic =
    topics.find((each) => each.name === name) ??
    (await request<Topic>('POST', '/topics', { name, partitions: 1 }));
  return topic.partitions[0] ?? { partition: 0, startOffset: 0, endOffset: 0 };
}

async function deploy(training: Training, resultId: string): Promise<Inference> {
  const [known] = await list<Inference>(`/inferences?resultId=${resultId}`);
  if (known?.state === 'SUSPENDED') return request('POST', `/inferences/${known.id}:resume`, {});
  if (known && isBroken(known)) return request('POST', `/inferences/${known.id}:restart`, {});
  if (known) return known;
  const { input, output } = topicsOf(training);
  return request('POST', '/inferences', {
    name: INFERENCE_NAME,
    resultId,
    inputTopic: input,
    outputTopic: output,
    output: { format: 'PREDICTION', task: 'CLASSIFICATION', labels: SPECIES },
  });
}

async function list<T>(path: string): Promise<T[]> {
  return (await request<Page<T>>('GET', path)).items;
}

function hasEnded(training: Training): boolean {
  return training.state === 'FINISHED' || isBroken(training);
}

function isRunning(inference: Inference): boolean {
  if (isBroken(inference)) {
    throw new Error(inference.error?.message ?? `The deployment ended ${inference.state}.`);
  }
  return inference.state === 'RUNNING';
}

function hasScored(inference: Inference): boolean {
  return isRunning(inference) && (inference.metrics?.scored ?? 0) >= HELD_OUT.length;
}

interface OutgoingRecord {
  key: string;
  valueJson: Record<string, number>;
}

const unlabelled = ({ row, measures }: Flower): OutgoingRecord => ({
  key: String(row),
  valueJson: measures,
});
const labelled = ({ row, measures, species }: Flower): OutgoingRecord => ({
  key: String(row),
  valueJson: { ...measures, [LABEL]: species },
});

function announcement(range: string, trainingId: string): DataSourceDraft {
  return {
    ranges: [range],
    format: 'JSON',
    formatConfig: { features: MEASURES, label: LABEL },
    validationRate: 0.2,
    testRate: 0.2,
    splitMethod: 'SHUFFLED',
    description: 'Iris flowers (Fisher, 1936)',
    totalMessages: TRAINED_ON.length,
    trainingId,
  };
}
