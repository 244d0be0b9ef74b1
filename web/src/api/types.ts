/**
 * The REST contract of `/api/v1` as the browser sees it: the fields that the page uses. No file but
 * this one, `modelTypes.ts`, `outputTypes.ts`, `trainingTypes.ts` `evaluationTypes.ts`, `systemTypes.ts` and `upgradeTypes.ts` describes wire shapes. `contract.test.ts` compares it with `docs/openapi.json`.
 */
import type { Model } from './modelTypes';
import type { ClusterDraft, KafkaCluster, OutputDraft, PredictionOutput } from './outputTypes';
import type { Condition } from './systemTypes';
import type { EpochUpdate, Training } from './trainingTypes';
import type { KeptSnapshot, Operation } from './upgradeTypes';

export type * from './modelTypes';
export type * from './outputTypes';
export type * from './systemTypes';
export type * from './trainingTypes';
export type * from './upgradeTypes';

export type Timestamp = string;

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface FieldError {
  pointer?: string | null;
  message: string;
  hint?: string | null;
  layer?: string | null;
  line?: number | null;
  column?: number | null;
}

export interface Problem {
  type?: string;
  title?: string;
  status: number;
  code?: string;
  detail?: string;
  errors?: FieldError[];
  traceId?: string;
}

export interface ModelSetDraft {
  name: string;
  description?: string;
  modelIds: string[];
}

export interface ModelSet extends ModelSetDraft {
  id: string;
  createdAt: Timestamp;
}

export type RecordFormat = 'RAW' | 'JSON' | 'AVRO' | 'IMAGE';
export type Retained = 'ALL' | 'PARTLY' | 'EXPIRED';
export type SplitMethod = 'POSITIONAL' | 'SHUFFLED' | 'HASHED' | 'STRATIFIED';
export type FormatConfig = Record<string, unknown>;

export interface DataSource {
  id: string;
  ranges: string[];
  format: RecordFormat;
  formatConfig: FormatConfig;
  validationRate: number;
  testRate: number;
  splitMethod?: SplitMethod;
  description?: string | null;
  totalMessages?: number | null;
  /** Absent when Kafka could not be asked. */
  retained?: Retained | null;
  /** When it was first seen so. */
  retainedSince?: Timestamp | null;
  /** The first range of which Kafka has not all. */
  missing?: JobError | null;
  createdAt: Timestamp;
}

export interface DataSourceDraft {
  ranges: string[];
  format: RecordFormat;
  formatConfig: FormatConfig;
  validationRate?: number;
  testRate?: number;
  splitMethod?: SplitMethod;
  description?: string;
  totalMessages?: number;
  trainingId?: string;
}

export type JobState =
  | 'DRAFT'
  | 'WAITING_FOR_DATA'
  | 'SUBMITTED'
  | 'DEPLOYING'
  | 'RUNNING'
  | 'RESTARTING'
  | 'UPGRADING'
  | 'ROLLING_BACK'
  | 'UPGRADE_FAILED'
  | 'SUSPENDING'
  | 'SUSPENDED'
  | 'CANCELLING'
  | 'FINISHED'
  | 'FAILED'
  | 'CANCELED';

export type ResultState = 'WAITING' | 'RUNNING' | 'FINISHED' | 'FAILED' | 'CANCELED';

export interface JobError {
  code: string;
  message: string;
}

export interface Job {
  jobId: string;
  flinkJobId?: string | null;
  dashboardUrl?: string | null;
}

export type Delivery = 'AT_LEAST_ONCE' | 'EXACTLY_ONCE';

export interface InferenceDraft {
  name?: string;
  /** Of a finished training; or else `modelId`. */
  resultId?: string;
  /** Of a SavedModel that was imported. */
  modelId?: string;
  inputTopic: string;
  outputTopic: string;
  format?: RecordFormat;
  formatConfig?: FormatConfig;
  parallelism?: number;
  delivery?: Delivery;
  batch?: { maxSize: number; lingerMs: number };
  inputKafka?: ClusterDraft;
  output?: OutputDraft;
}

export interface Scoring {
  scored: number;
  deadLetters: number;
  recordsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** This and what follows is not told by jobs of earlier releases. */
  p999Ms?: number | null;
  meanBatch?: number | null;
  waiting?: number | null;
  modelAgeMs?: number | null;
  modelVersion?: number | string | null;
  time: Timestamp;
}

/** How far the newest model of a deployment has come in its job. */
export interface ModelRollout {
  state: 'PREPARING' | 'READY' | 'ACTIVE' | 'REFUSED';
  activation: { policy: 'IMMEDIATE' | 'ON_CHECKPOINT' | 'AT_EVENT_TIME'; atMs?: number };
  readySubtasks: number;
  activeSubtasks: number;
  previous: { modelName: string; modelVersion: number } | null;
}

export interface Inference {
  rollout?: ModelRollout | null;
  id: string;
  name: string;
  /** Null for an imported model. */
  resultId: string | null;
  modelId?: string | null;
  modelName: string;
  modelVersion: number | string | null;
  inputTopic: string;
  outputTopic: string;
  format: RecordFormat;
  formatConfig?: FormatConfig;
  parallelism: number;
  delivery: Delivery;
  batch: { maxSize: number; lingerMs: number };
  inputKafka?: KafkaCluster | null;
  output: PredictionOutput;
  /** Of the settings in use. */
  revision: number;
  /** The newest one, under way or ended. */
  operation?: Operation | null;
  state: JobState;
  flags?: string[];
  conditions?: Condition[];
  error: JobError | null;
  createdAt: Timestamp;
  job: Job | null;
  metrics: Scoring | null;
}

export interface ScoringSeries {
  points: Scoring[];
}

export interface ProblemReport {
  id: string;
  time: Timestamp;
  code: string;
  source: unknown;
  detail: string;
  errors?: FieldError[];
}

export interface SystemInfo {
  version: string;
  mode: 'LOCAL' | 'CLUSTER';
  kafka: { bootstrapServers: string; state: string };
  flink: {
    dashboardUrl: string | null;
    version: string;
    state: string;
    slotsTotal?: number;
    slotsFree?: number;
  };
  dataDir?: string | null;
  startedAt: Timestamp;
  schemaVersion?: number | string;
}

export type Change = 'CREATED' | 'UPDATED' | 'DELETED';

interface EventOf<K extends string, D> {
  seq: number;
  time: Timestamp;
  kind: K;
  id: string;
  change: Change;
  data: D;
}

export type LiveEvent =
  | EventOf<'model', Model>
  | EventOf<'model-set', ModelSet>
  | EventOf<'data-source', DataSource>
  | EventOf<'training', Training>
  | EventOf<'inference', Inference>
  | EventOf<'epoch', EpochUpdate>
  | EventOf<'scoring', Scoring>
  | EventOf<'snapshot', KeptSnapshot>
  | EventOf<'problem', ProblemReport>;

export const LIVE_KINDS: LiveEvent['kind'][] = [
  'model',
  'model-set',
  'data-source',
  'training',
  'inference',
  'epoch',
  'scoring',
  'snapshot',
  'problem',
];

const TERMINAL: readonly string[] = ['FINISHED', 'FAILED', 'CANCELED'];

export function isTerminal(state: JobState | ResultState): boolean {
  return TERMINAL.includes(state);
}
