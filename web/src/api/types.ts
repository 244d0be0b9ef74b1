/**
 * The REST contract of `/api/v1` as the browser sees it: the fields that the page uses. No file but
 * this one and `modelTypes.ts` describes wire shapes. `contract.test.ts` compares it with `docs/openapi.json`.
 */
import type { Model } from './modelTypes';

export type * from './modelTypes';

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

export type RecordFormat = 'RAW' | 'JSON' | 'AVRO';
export type Retained = 'ALL' | 'PARTLY' | 'EXPIRED';
export type FormatConfig = Record<string, unknown>;

export interface DataSource {
  id: string;
  ranges: string[];
  format: RecordFormat;
  formatConfig: FormatConfig;
  validationRate: number;
  testRate: number;
  splitMethod?: 'POSITIONAL' | 'SHUFFLED' | 'HASHED';
  description?: string | null;
  totalMessages?: number | null;
  /** Absent when Kafka could not be asked. */
  retained?: Retained | null;
  createdAt: Timestamp;
}

export interface DataSourceDraft {
  ranges: string[];
  format: RecordFormat;
  formatConfig: FormatConfig;
  validationRate?: number;
  testRate?: number;
  splitMethod?: DataSource['splitMethod'];
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
  | 'CANCELLING'
  | 'FINISHED'
  | 'FAILED'
  | 'CANCELED';

export type ResultState = 'WAITING' | 'RUNNING' | 'FINISHED' | 'FAILED' | 'CANCELED';
export type Metrics = Record<string, number>;

export interface JobError {
  code: string;
  message: string;
}

export interface Job {
  jobId: string;
  flinkJobId?: string | null;
  dashboardUrl?: string | null;
}

export interface Fit {
  batchSize: number;
  epochs: number;
  shuffle: boolean;
  seed: number;
  maxRejectedShare: number;
  validationRate?: number | null;
  testRate?: number | null;
}

export interface TrainingDraft {
  name?: string;
  modelSetId: string;
  dataSourceId?: string;
  fit: Partial<Fit>;
  kind?: string;
}

/** A folder of files that never changes. */
export interface Artifact {
  uri: string;
  sha256: string;
  sizeBytes: number;
}

export interface TrainingResult {
  id: string;
  trainingId: string;
  modelId: string;
  modelName: string;
  state: ResultState;
  epoch: number;
  epochs: number;
  step?: number;
  train: Metrics | null;
  validation: Metrics | null;
  test: Metrics | null;
  trainingExamples?: number | null;
  validationExamples?: number | null;
  testExamples?: number | null;
  rejectedRecords?: number | null;
  durationMs?: number | null;
  modelVersion: number | string | null;
  /** Weights that the training started from; null started from the initializers. */
  initialWeights?: Artifact | null;
  artifact: Artifact | null;
  /** Keras files and model card; null in results of older releases. */
  archive?: Artifact | null;
  error: JobError | null;
}

export interface Training {
  id: string;
  deploymentNumber?: number;
  name: string;
  modelSetId: string;
  modelSetName?: string;
  dataSourceId: string | null;
  kind: string;
  fit: Fit;
  state: JobState;
  flags?: string[];
  error: JobError | null;
  createdAt: Timestamp;
  startedAt: Timestamp | null;
  finishedAt: Timestamp | null;
  job: Job | null;
  results: TrainingResult[];
}

export interface MetricSeries {
  epochs: number[];
  train: Record<string, (number | null)[]>;
  validation: Record<string, (number | null)[]>;
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
}

export interface Scoring {
  scored: number;
  deadLetters: number;
  recordsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  modelVersion?: number | string | null;
  time: Timestamp;
}

export interface Inference {
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
  state: JobState;
  flags?: string[];
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

export interface EpochUpdate {
  trainingId: string;
  resultId: string;
  epoch: number;
  epochs: number;
  step?: number;
  train: Metrics;
  validation: Metrics | null;
  durationMs?: number;
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
  | EventOf<'problem', ProblemReport>;

export const LIVE_KINDS: LiveEvent['kind'][] = [
  'model',
  'model-set',
  'data-source',
  'training',
  'inference',
  'epoch',
  'scoring',
  'problem',
];

const TERMINAL: readonly string[] = ['FINISHED', 'FAILED', 'CANCELED'];

export function isTerminal(state: JobState | ResultState): boolean {
  return TERMINAL.includes(state);
}
