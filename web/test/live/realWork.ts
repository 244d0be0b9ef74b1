import type {
  DataSource,
  Inference,
  Model,
  ModelSet,
  Operation,
  Training,
  TrainingResult,
} from '../../src/api/types';
import type { Api } from './Api';
import { digits, DIGITS_FORMAT, exampleModel, labelled, unlabelled } from './digits';

/** What a team that uses Millrace has there, by the ids of its things. */
export interface RealWork {
  digitsSet: ModelSet;
  dataSource: DataSource;
  finished: Training;
  best: TrainingResult;
  second: TrainingResult;
  live: Inference;
}

const MODELS = ['digits-softmax.json', 'digits-mlp.json', 'digits-wide.json'];
const ENDED = ['FINISHED', 'FAILED', 'CANCELED'];
const isRunning = ({ state }: { state: string }) => state === 'RUNNING';
const hasEnded = ({ state }: { state: string }) => ENDED.includes(state);

/** Digits from definition to a deployment that scores: everything by REST, nothing made up. */
export async function digitsAtWork(api: Api): Promise<RealWork> {
  const models: Model[] = [];
  for (const file of MODELS) models.push(await api.call('POST', '/models', exampleModel(file)));
  const digitsSet = await api.call<ModelSet>('POST', '/model-sets', {
    name: 'digits',
    description: 'Handwritten digits, 8 × 8 pixels',
    modelIds: models.map(({ id }) => id),
  });
  const dataSource = await announceDigits(api);
  const finished = await train(api, 'Digits, first run', digitsSet, dataSource, 25);
  const [best, second] = finished.results.toSorted(
    (a, b) => (b.test.accuracy ?? 0) - (a.test.accuracy ?? 0),
  );
  if (!best || !second) throw new Error(`The training has no results: ${JSON.stringify(finished)}`);
  const live = await deploy(api, 'digits-live', best.id);
  return { digitsSet, dataSource, finished, best, second, live };
}

async function announceDigits(api: Api): Promise<DataSource> {
  await api.call('POST', '/topics', { name: 'digits', partitions: 1 });
  const records = digits().trainedOn.map(labelled);
  const { ranges } = await api.call<{ ranges: string[] }>('POST', '/topics/digits:send', {
    partition: 0,
    records,
  });
  return api.call('POST', '/data-sources', {
    ranges,
    ...DIGITS_FORMAT,
    validationRate: 0.15,
    testRate: 0.15,
    splitMethod: 'SHUFFLED',
    description: 'Handwritten digits (Alpaydin and Kaynak, 1998)',
    totalMessages: records.length,
  });
}

export async function start(
  api: Api,
  name: string,
  set: ModelSet,
  source: DataSource,
  epochs: number,
): Promise<Training> {
  return api.call('POST', '/trainings', {
    name,
    modelSetId: set.id,
    dataSourceId: source.id,
    fit: { epochs, batchSize: 32, seed: 42 },
  });
}

async function train(...asked: Parameters<typeof start>): Promise<Training> {
  const { id } = await start(...asked);
  return asked[0].until<Training>(`/trainings/${id}`, hasEnded);
}

export async function deploy(api: Api, name: string, resultId: string): Promise<Inference> {
  const { id } = await api.call<Inference>('POST', '/inferences', {
    name,
    resultId,
    inputTopic: `${name}-in`,
    outputTopic: `${name}-out`,
    output: { format: 'PREDICTION', task: 'CLASSIFICATION' },
  });
  return api.until<Inference>(`/inferences/${id}`, isRunning);
}

/** Held-out digits, again and again until it is stopped. */
export class Load {
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(api: Api, topic: string, perSecond = 300) {
    this.done = this.send(api, topic, perSecond);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  private async send(api: Api, topic: string, perSecond: number): Promise<void> {
    const records = digits()
      .heldOut.map(unlabelled)
      .slice(0, perSecond / 4);
    while (!this.stopped) {
      await api.call('POST', `/topics/${topic}:send`, { records });
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** Records that a model of digits cannot score, with one that could be corrected. */
export async function sendBroken(api: Api, topic: string): Promise<void> {
  const [digit] = digits().heldOut;
  const short = Buffer.from(digit?.pixels.slice(0, 40) ?? []).toString('base64');
  const records = [
    { key: 'sensor-7', valueBase64: short },
    { key: 'sensor-7', value: '{"pixels": "none"}' },
    { key: 'sensor-9', valueBase64: '' },
  ];
  await api.call('POST', `/topics/${topic}:send`, { records });
}

/** Everything else that a system in use has: what runs, what failed, who works with it. */
export async function aWeekOfWork(api: Api, work: RealWork): Promise<void> {
  const { live, second, digitsSet, dataSource } = work;
  await sendBroken(api, live.inputTopic);
  await api.call('POST', '/topics/KAFKA_ML_CONTROL_TOPIC:send', {
    records: [{ key: '1', value: '{"topic": "digits", "input_format": "XML"}' }],
  });
  await api.call('POST', `/inferences/${live.id}:deploy-version`, { resultId: second.id });
  await api.until<Inference>(
    `/inferences/${live.id}`,
    ({ rollout, resultId }) => rollout?.state === 'ACTIVE' && resultId === second.id,
  );
  await operate(api, live, ':upgrade', { parallelism: 2 });
  await snapshot(api, live);
  await people(api);
  await failingTraining(api, dataSource);
  await start(api, 'Digits, all night', digitsSet, dataSource, 4000);
  const paused = await deploy(api, 'digits-archive', second.id);
  await operate(api, paused, ':suspend');
  await api.call('POST', '/trainings', {
    name: 'Digits of next week',
    modelSetId: digitsSet.id,
    fit: { epochs: 20, batchSize: 32 },
  });
}

async function operate(api: Api, { id }: Inference, verb: string, body: object = {}) {
  const operation = await api.call<Operation>('POST', `/inferences/${id}${verb}`, body);
  await api.until<Operation>(`/operations/${operation.id}`, ({ endedAt }) => endedAt !== null);
}

async function snapshot(api: Api, { id }: Inference) {
  await api.call('POST', '/snapshots', { inferenceId: id, description: 'Before the new camera' });
  await api.until<{ items: { state: string }[] }>('/snapshots', ({ items }) =>
    items.some(({ state }) => state === 'COMPLETED'),
  );
}

async function people(api: Api) {
  const password = 'correct horse battery staple';
  for (const [name, role] of Object.entries({
    ada: 'ADMIN',
    grace: 'OPERATOR',
    edsger: 'VIEWER',
  })) {
    await api.call('POST', '/users', { name, password, role });
  }
  await api.call('POST', '/tokens', { name: 'nightly build', role: 'OPERATOR' });
  await api.call('POST', '/tokens', { name: 'wall display', role: 'VIEWER' });
}

/** Learns far too fast: its loss is no number after a few steps. */
async function failingTraining(api: Api, source: DataSource) {
  const code = `model = keras.Sequential([
    keras.Input(shape=(8, 8), name="pixels"),
    keras.layers.Flatten(),
    keras.layers.Dense(10, name="digit"),
])
model.compile(optimizer=keras.optimizers.SGD(learning_rate=1e30), loss="mse")
`;
  const model = await api.call<Model>('POST', '/models', {
    name: 'digits-hasty',
    format: 'KERAS_SOURCE',
    code,
  });
  const set = await api.call<ModelSet>('POST', '/model-sets', {
    name: 'hasty',
    description: 'Learns far too fast',
    modelIds: [model.id],
  });
  await train(api, 'Digits, too fast', set, source, 5);
}
