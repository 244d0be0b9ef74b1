/** The REST contract of what changes in the life of an inference. */
import type { Delivery, Timestamp } from './types';

export type OperationKind = 'UPGRADE' | 'ROLLBACK' | 'SUSPEND' | 'RESUME' | 'RESTART';

/** The last three are ends. */
export type OperationStep =
  'STOPPING' | 'STARTING' | 'HALTING' | 'RETURNING' | 'DONE' | 'ROLLED_BACK' | 'FAILED';

export interface Operation {
  id: string;
  kind: OperationKind;
  step: OperationStep;
  fromRevision: number;
  toRevision: number;
  /** Why it went otherwise than asked. */
  reason?: string | null;
  startedAt: Timestamp;
  endedAt?: Timestamp | null;
}

export interface Batch {
  maxSize: number;
  lingerMs: number;
}

export interface UpgradeDraft {
  parallelism?: number;
  batch?: Batch;
}

export interface Snapshot {
  location: string;
  kind: 'SAVEPOINT' | 'CHECKPOINT';
}

export interface Revision {
  revision: number;
  current: boolean;
  parallelism: number;
  delivery: Delivery;
  batch: Batch;
  createdAt: Timestamp;
  /** What was left when the inference last stopped with these settings. */
  snapshot?: Snapshot | null;
  /** When it was seen to have ended with it. */
  snapshotAt?: Timestamp | null;
  /** Why they were given up again. */
  failure?: string | null;
}

export interface Revisions {
  items: Revision[];
}
