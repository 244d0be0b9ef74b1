/**
 * Events of `GET /events` (server-sent events), written by hand: OpenAPI does not describe what a
 * stream carries. Their data are the views that REST answers with, but for epochs.
 */
import type { Inference, KeptSnapshot, Scoring } from './inferenceTypes';
import type { Model, ModelSet } from './modelTypes';
import type { Metrics, Training } from './trainingTypes';
import type { DataSource, ProblemReport, Timestamp } from './types';

export type Change = 'CREATED' | 'UPDATED' | 'DELETED';

export interface EpochUpdate {
  trainingId: string;
  resultId: string;
  epoch: number;
  epochs: number;
  step: number;
  train: Metrics;
  validation: Metrics;
  durationMs: number;
  learningRate: number | null;
  /** When the job had measured it. */
  time: Timestamp | null;
}

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
