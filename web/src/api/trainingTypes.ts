import type { Condition } from './systemTypes';
import type { Job, JobError, JobState, ResultState, SplitMethod, Timestamp } from './types';

export type Metrics = Record<string, number>;
export type Direction = 'AUTO' | 'MIN' | 'MAX';

export interface EarlyStopping {
  monitor?: string | null;
  direction?: Direction | null;
  minDelta?: number | null;
  patience?: number | null;
  startFromEpoch?: number | null;
  baseline?: number | null;
}

export interface BestWeights {
  monitor?: string | null;
  direction?: Direction | null;
}

export interface ReduceOnPlateau {
  monitor?: string | null;
  direction?: Direction | null;
  factor?: number | null;
  patience?: number | null;
  minDelta?: number | null;
  cooldown?: number | null;
  minLearningRate?: number | null;
}

export interface Fit {
  batchSize: number;
  epochs: number;
  stepsPerEpoch?: number | null;
  shuffle: boolean;
  seed: number;
  maxRejectedShare: number;
  validationRate?: number | null;
  testRate?: number | null;
  splitMethod?: SplitMethod | null;
  earlyStopping?: EarlyStopping | null;
  bestWeights?: BestWeights | null;
  reduceOnPlateau?: ReduceOnPlateau | null;
  timeBudgetSeconds?: number | null;
  /** By the number of the class. */
  classWeights?: Record<string, number> | null;
}

/** Earlier results whose weights a training starts from. */
export interface StartFrom {
  resultId?: string | null;
  models?: Record<string, string> | null;
}

export interface TrainingDraft {
  name?: string;
  modelSetId: string;
  dataSourceId?: string;
  fit: Partial<Fit>;
  kind?: string;
  startFrom?: StartFrom;
}

/** A folder of files that never changes. */
export interface Artifact {
  uri: string;
  sha256: string;
  sizeBytes: number;
}

/** What a training took. */
export interface Effort {
  epochs: number;
  steps: number;
  examplesPerSecond: number;
  /** 0 where the system does not tell. */
  peakMemoryBytes: number;
}

export type EndOfTraining = 'ALL_EPOCHS' | 'EARLY_STOPPING' | 'TIME_BUDGET' | 'STOPPED';

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
  learningRate?: number | null;
  trainingExamples?: number | null;
  validationExamples?: number | null;
  testExamples?: number | null;
  rejectedRecords?: number | null;
  durationMs?: number | null;
  /** Null until it is finished, and in results of older releases. */
  end?: EndOfTraining | null;
  /** Whose weights the model has; null for those of the last step. */
  bestEpoch?: number | null;
  effort?: Effort | null;
  modelVersion: number | string | null;
  /** Weights that the training started from; null started from the initializers. */
  initialWeights?: Artifact | null;
  /** The earlier result that made them. */
  initialResultId?: string | null;
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
  startFrom?: StartFrom | null;
  state: JobState;
  /** Those of the conditions, and STOPPING. */
  flags?: string[];
  conditions?: Condition[];
  error: JobError | null;
  createdAt: Timestamp;
  startedAt: Timestamp | null;
  finishedAt: Timestamp | null;
  job: Job | null;
  results: TrainingResult[];
}

export type SeriesAxis = 'epoch' | 'step';

export interface MetricSeries {
  epochs: number[];
  steps: number[];
  train: Record<string, (number | null)[]>;
  validation: Record<string, (number | null)[]>;
  learningRate: (number | null)[];
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
  learningRate?: number | null;
}
