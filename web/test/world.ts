import type {
  Capabilities,
  Check,
  ClassBalance,
  DataSource,
  DecodedRecord,
  Inference,
  KeptSnapshot,
  MetricSeries,
  Model,
  ModelDraft,
  ModelSet,
  Operation,
  ProblemReport,
  Revision,
  Scoring,
  SystemInfo,
  Training,
} from '../src/api/types';
import type { ApiToken, AuditEntry, Retention, User } from '../src/operations/types';
import type { Evaluation } from '../src/api/types';
import { FakeKafka } from './fake-kafka';
import { problem } from './fake-server';
import { TOKENS } from './operations';
import { InferenceWorld } from './inference-world';

type Answer = [status: number, body?: unknown];

export const now = () => new Date().toISOString();

const NO_SERIES: MetricSeries = {
  epochs: [],
  steps: [],
  train: {},
  validation: {},
  learningRate: [],
  times: [],
};

/** What the fake control plane knows, and how it answers. */
export class World {
  models: Model[] = [];
  'model-sets': ModelSet[] = [];
  'data-sources': DataSource[] = [];
  trainings: Training[] = [];
  inferences: Inference[] = [];
  problems: ProblemReport[] = [];
  snapshots: KeptSnapshot[] = [];
  series: Record<string, MetricSeries> = {};
  steps: Record<string, MetricSeries> = {};
  evaluations: Record<string, Evaluation> = {};
  scoring: Record<string, Scoring[]> = {};
  revisions: Record<string, Revision[]> = {};
  checks: Check[] = [];
  users: User[] = [];
  tokens: ApiToken[] = [];
  'audit-log': AuditEntry[] = [];
  operations: Operation[] = [];
  retention: Retention = { intervalSeconds: 3600, graceSeconds: 86_400, items: [] };
  readonly kafka = new FakeKafka();
  around = new InferenceWorld();
  decoded: Record<string, DecodedRecord[]> = {};
  classes: Record<string, ClassBalance> = {};

  answer(route: string, body: unknown, query = new URLSearchParams()): Answer | undefined {
    const [method, path = ''] = route.split(' ');
    const kafka = this.kafka.answer(route, body, query);
    if (kafka) return kafka;
    const around = this.around.answer(route, body, query);
    if (around) return around;
    if (path === '/system/info') return [200, SYSTEM];
    if (route === 'GET /system/retention') return [200, this.retention];
    if (route === 'POST /tokens') return [201, { token: TOKENS[0], secret: 'mlr_shown-once' }];
    if (path === '/system/capabilities') return [200, { ...OFFERED, checks: this.checks }];
    if (route === 'POST /models:validate') return judge(body as ModelDraft);
    if (route === 'POST /models') return [201, this.createModel(body as ModelDraft)];
    if (path.endsWith(':preview')) return preview(body as Record<string, unknown>);
    if (route === 'POST /inferences')
      return [201, this.createInference(body as Partial<Inference>)];
    const decoded = /^\/data-sources\/([^/]+)\/records$/.exec(path)?.[1];
    if (decoded) return [200, { items: this.decoded[decoded] ?? [], nextCursor: null }];
    const classes = /^\/data-sources\/([^/]+)\/classes$/.exec(path)?.[1];
    if (classes) return this.balance(classes);
    const metrics = /\/results\/([^/]+)\/metrics$/.exec(path)?.[1];
    if (metrics) {
      const series = query.get('by') === 'step' ? this.steps : this.series;
      return [200, series[metrics] ?? NO_SERIES];
    }
    const evaluated = /\/results\/([^/]+)\/evaluation$/.exec(path)?.[1];
    if (evaluated) return [200, this.evaluations[evaluated]];
    const scoring = /^\/inferences\/([^/]+)\/metrics$/.exec(path)?.[1];
    if (scoring) return [200, { points: this.scoring[scoring] ?? [] }];
    const revised = /^\/inferences\/([^/]+)\/revisions$/.exec(path)?.[1];
    if (revised) return [200, { items: this.revisions[revised] ?? [] }];
    const cancelled = /^\/trainings\/([^/]+):cancel$/.exec(path)?.[1];
    if (cancelled) return [202];
    const stopped = /^\/trainings\/([^/]+):stop$/.exec(path)?.[1];
    if (stopped) return this.stop(stopped);
    if (method === 'PUT') return this.replace(path, body as object);
    return method === 'GET' ? this.read(path, query.get('q') ?? '') : undefined;
  }

  private balance(id: string): Answer {
    const balance = this.classes[id];
    const refusal = {
      ...problem(409, 'Label 0.5 of record 0:3 is no class.'),
      code: 'NOT_CLASSES',
    };
    return balance ? [200, balance] : [409, refusal];
  }

  private read(path: string, named: string): Answer | undefined {
    const [, resource = '', id] = path.split('/');
    if (!(resource in this)) return undefined;
    const items = this[resource as 'models'];
    if (id === undefined) return [200, { items: items.filter(calls(named)), nextCursor: null }];
    const found = items.find((item) => item.id === id);
    return found && [200, found];
  }

  private replace(path: string, change: object): Answer | undefined {
    const found = this.read(path, '')?.[1];
    return found ? [200, Object.assign(found, change, { updatedAt: now() })] : undefined;
  }

  private stop(id: string): Answer {
    const training = this.trainings.find((each) => each.id === id);
    if (training) training.flags = ['STOPPING'];
    return [202, training];
  }

  private createModel(draft: ModelDraft): Model {
    const model: Model = {
      ...STRUCTURE,
      name: draft.name ?? '',
      description: draft.description ?? '',
      format: draft.format ?? 'KERAS_JSON',
      imports: draft.imports ?? null,
      code: draft.code ?? null,
      file: null,
      architecture: {},
      id: 'm-new',
      createdAt: now(),
      updatedAt: now(),
    };
    this.models = [model, ...this.models];
    return model;
  }

  private createInference(draft: Partial<Inference>): Inference {
    const inference: Inference = {
      ...INFERENCE,
      ...draft,
      createdAt: now(),
      id: 'i-new',
    };
    this.inferences = [inference, ...this.inferences];
    return inference;
  }
}

/** As the server does: part of a name, in capitals or not. */
function calls(part: string) {
  return (item: { name?: string; description?: string | null }) =>
    `${item.name ?? ''} ${item.description ?? ''}`.toLowerCase().includes(part.toLowerCase());
}

export const VALUES: Inference['output'] = { format: 'VALUES' };

const OFFERED: Omit<Capabilities, 'checks'> = {
  modelFormats: ['KERAS_JSON', 'KERAS_SOURCE'],
  recordFormats: ['RAW', 'JSON'],
  trainingKinds: ['CLASSIC'],
  splitMethods: ['POSITIONAL', 'SHUFFLED'],
  delivery: ['AT_LEAST_ONCE', 'EXACTLY_ONCE'],
};

const INFERENCE: Inference = {
  id: 'i-new',
  name: 'digits-live',
  resultId: null,
  modelId: null,
  modelName: 'digits-wide',
  modelVersion: 3,
  inputTopic: '',
  outputTopic: '',
  format: 'RAW',
  formatConfig: {},
  parallelism: 1,
  delivery: 'AT_LEAST_ONCE',
  batch: { maxSize: 256, lingerMs: 5 },
  inputKafka: null,
  output: VALUES,
  revision: 1,
  operation: null,
  rollout: null,
  state: 'RUNNING',
  flags: [],
  conditions: [],
  createdAt: now(),
  error: null,
  metrics: null,
  job: { jobId: 'j2', flinkJobId: null, dashboardUrl: 'http://127.0.0.1:8081/#/job/j2' },
};

const SYSTEM: SystemInfo = {
  version: '0.1.0',
  mode: 'LOCAL',
  kafka: { bootstrapServers: '127.0.0.1:9092', state: 'UP', fault: null },
  flink: {
    dashboardUrl: 'http://127.0.0.1:8081',
    version: '2.2.1',
    state: 'UP',
    slotsTotal: 8,
    slotsFree: 5,
  },
  dataDir: '/home/me/millrace/.millrace',
  startedAt: now(),
  schemaVersion: '14',
};

export const STRUCTURE = {
  layers: [
    { name: 'pixels', type: 'InputLayer', outputShape: [64], parameters: 0, inputs: [] },
    { name: 'rescale', type: 'Rescaling', outputShape: [64], parameters: 0, inputs: ['pixels'] },
    { name: 'hidden', type: 'Dense', outputShape: [32], parameters: 2080, inputs: ['rescale'] },
    { name: 'digit', type: 'Dense', outputShape: [10], parameters: 330, inputs: ['hidden'] },
  ],
  inputs: [{ name: 'pixels', type: 'float32', shape: [64] }],
  outputs: [{ name: 'digit', type: 'float32', shape: [10] }],
  parameterCount: 2410,
  trainableParameterCount: 2410,
  nonTrainableParameterCount: 0,
};

/** The fake finds two faults: a Dense without units, and an activation that does not exist. */
function judge(draft: ModelDraft): Answer {
  const errors = [];
  const lines = draft.format === 'KERAS_SOURCE' ? (draft.code ?? '').split('\n') : [];
  lines.forEach((text, index) => {
    const column = text.indexOf('-32') + 1;
    if (column > 0) {
      const message = "'units' is -32; legal is a whole number from 1 to 1048576";
      errors.push({ line: index + 1, column, pointer: '', message });
    }
  });
  if (draft.code?.includes('"units": -32')) {
    errors.push({
      layer: 'hidden',
      pointer: '/config/layers/2/config/units',
      message: 'units -32 is not legal; legal is 1 or more.',
      hint: 'Give the number of neurons.',
    });
  }
  if (draft.code?.includes('sofmax')) {
    errors.push({
      layer: 'digit',
      pointer: '/config/layers/3/config/activation',
      message: "activation 'sofmax' is not known.",
      hint: "Did you mean 'softmax'?",
    });
  }
  if (errors.length === 0) return [200, STRUCTURE];
  return [422, problem(422, 'The model definition has violations.', errors)];
}

/** The fake refuses no epochs; everything else becomes a job. */
function preview(draft: Record<string, unknown>): Answer {
  const fit = (draft.fit ?? {}) as { epochs?: number };
  if (fit.epochs === 0) {
    const message = 'epochs 0 is not legal; legal is 1 or more';
    return [422, problem(422, 'training: /fit/epochs', [{ pointer: '/fit/epochs', message }])];
  }
  return [200, { job: { jobId: 'chosen when it starts', ...draft }, manifest: null, note: null }];
}
