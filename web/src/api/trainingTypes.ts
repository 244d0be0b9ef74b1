import type { Asked } from './drafts';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Training = Schemas['Training'];
export type TrainingDraft = Asked<Schemas['TrainingRequest']>;
export type TrainingResult = Schemas['Result'];
export type ResultState = TrainingResult['state'];
export type EndOfTraining = NonNullable<TrainingResult['end']>;
export type Metrics = TrainingResult['train'];
export type Artifact = Schemas['ModelArtifact'];
export type Effort = Schemas['Effort'];

export type Fit = Schemas['Fit'];
export type FitDraft = Asked<Fit>;
export type EarlyStopping = Schemas['EarlyStopping'];
export type BestWeights = Schemas['BestWeights'];
export type ReduceOnPlateau = Schemas['ReduceOnPlateau'];
export type Direction = NonNullable<EarlyStopping['direction']>;
/** Earlier results whose weights a training starts from. */
export type StartFrom = Schemas['StartFrom'];

export type MetricSeries = Schemas['MetricSeries'];
export type SeriesAxis = 'epoch' | 'step';

/** How a trained model does on examples that it was not trained on. */
export type Evaluation = Schemas['Evaluation'];
export type Classification = Schemas['Classification'];
export type ClassReport = Schemas['ClassReport'];
/** A point of a curve over the thresholds of a probability. */
export type CurvePoint = Schemas['Point'];
export type Regression = Schemas['Regression'];
