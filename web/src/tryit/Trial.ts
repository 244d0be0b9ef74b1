import type { components } from '../api/schema';
import type { Prediction } from './prediction';

export type RecordView = components['schemas']['RecordView'];

/** What a person asks a model, and later what became of it. */
export interface Trial {
  id: string;
  at: string;
  /** The numbers of the record; absent when whole bytes were sent. */
  values?: number[];
  /** How it is shown in the history. */
  summary: string;
  /** The class or number that the training data has for it. */
  expected?: number;
  outcome: Outcome;
}

export type Outcome =
  | { kind: 'SENDING' }
  | { kind: 'WAITING'; place: string }
  | { kind: 'SCORED'; answer: Answer }
  | { kind: 'HANDED_ON'; topic: string; elapsedMs: number }
  | { kind: 'REJECTED'; code: string; reason: string; elapsedMs: number }
  | { kind: 'NOT_SENT'; error: unknown };

export interface Answer {
  predictions: Prediction[];
  model: string;
  version: string;
  /** From sending to seeing it here. */
  elapsedMs: number;
  record: RecordView;
}

export function isPending({ outcome }: Trial): boolean {
  return outcome.kind === 'SENDING' || outcome.kind === 'WAITING';
}
