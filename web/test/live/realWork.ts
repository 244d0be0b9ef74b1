import type { AuditEntry, User } from '../../src/operations/types';
import type {
  DataSource,
  FitDraft,
  Inference,
  Model,
  ModelSet,
  Operation,
  Training,
  TrainingResult,
} from '../../src/api/types';
import type { Role } from '../../src/session/roles';
import type { Api } from './Api';
import { digits, DIGITS_FORMAT, exampleModel, labelled, unlabelled } from './digits';

export const PASSWORD = 'correct horse battery staple';

/** What a team that uses Millrace has there, by the ids of its things. */
export interface RealWork {
  digitsSet: ModelSet;
  dataSource: DataSource;
  finished: Training;
  best: TrainingResult;
  second: TrainingResult;
  live: Inference;
  /** The savepoint that was taken of it. */
  operation: Operation;
  user: User;
  auditEntry: AuditEntry;
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
  const operation = await takeSnapshot(api, live, 'Before the new camera');
  const user = await makeUser(api, 'grace', 'OPERATOR');
  const [auditEntry] = await api.list<AuditEntry>('/audit-log?limit=1');
  if (!auditEntry) throw new Error('The audit log is empty.');
  return { digitsSet, dataSource, finished, best, second, live, operation, user, auditEntry };
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
  more: FitDraft = {},
): Promise<Training> {
  return api.call('POST', '/trainings', {
    name,
    modelSetId: set.id,
    dataSourceId: source.id,
    fit: { epochs, batchSize: 32, seed: 42, ...more },
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
  return ended(api, await api.call<Operation>('POST', `/inferences/${id}${verb}`, body));
}

async function takeSnapshot(api: Api, { id }: Inference, description: string) {
  const asked = { inferenceId: id, description };
  return ended(api, await api.call<Operation>('POST', '/snapshots', asked));
}

function ended(api: Api, { id }: Operation): Promise<Operation> {
  return api.until<Operation>(`/operations/${id}`, ({ endedAt }) => endedAt !== null);
}

function makeUser(api: Api, name: string, role: Role): Promise<User> {
  return api.call('POST', '/users', { name, password: PASSWORD, role });
}

async function people(api: Api) {
  await makeUser(api, 'ada', 'ADMIN');
  await makeUser(api, 'edsger', 'VIEWER');
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
