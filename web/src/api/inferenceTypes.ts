/** Inferences: what is asked for, what becomes of predictions, and what changes in their life. */
import type { Asked } from './drafts';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Inference = Schemas['Inference'];
export type InferenceDraft = Asked<Schemas['InferenceRequest']>;
export type Delivery = Inference['delivery'];
export type Batch = Schemas['MicroBatch'];
export type Scoring = Schemas['ScoringMetrics'];
export type ScoringSeries = Schemas['ScoringPoints'];
/** How far the newest model of a deployment has come in its job. */
export type ModelRollout = Schemas['ModelRollout'];

export type KafkaCluster = Schemas['KafkaCluster'];
export type ClusterDraft = Asked<Schemas['ClusterRequest']>;
export type PredictionOutput = Schemas['PredictionOutput'];
export type OutputDraft = Asked<Schemas['OutputRequest']>;
export type PredictionFormat = PredictionOutput['format'];
export type PredictionTask = NonNullable<PredictionOutput['task']>;
export type EarlyExit = Schemas['EarlyExit'];
export type EarlyExitDraft = Asked<Schemas['EarlyExitRequest']>;

export type Operation = Schemas['Operation'];
export type OperationKind = Operation['kind'];
/** DONE, ROLLED_BACK and FAILED are ends. */
export type OperationStep = Operation['step'];
export type UpgradeDraft = Asked<Schemas['UpgradeRequest']>;
export type Revision = Schemas['Revision'];
export type Revisions = Schemas['Revisions'];
export type Snapshot = Schemas['Snapshot'];
/** What an inference has left of what it knew. */
export type KeptSnapshot = Schemas['KeptSnapshot'];
