/** The REST contract of what changes in the life of an inference. */
import type { Delivery, Timestamp } from './types';

export type OperationKind = 'UPGRADE' | 'ROLLBACK' | 'SUSPEND' | 'RESUME' | 'RESTART' | 'SNAPSHOT';

/** The last three are ends. */
export type OperationStep =
  'STOPPING' | 'STARTING' | 'HALTING' | 'RETURNING' | 'TAKING' | 'DONE' | 'ROLLED_BACK' | 'FAILED';

export interface Operation {
  id: string;
  kind: OperationKind;
  step: OperationStep;
  fromRevision: number;
  toRevision: number;
  /** Of the snapshot that is taken, or that the job starts from. */
  snapshotId?: string | null;
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

/** What an inference has left of what it knew. */
export interface KeptSnapshot {
  id: string;
  inferenceId: string;
  state: 'PENDING' | 'COMPLETED' | 'FAILED' | 'DELETING';
  reason: 'ON_DEMAND' | Exclude<OperationKind, 'SNAPSHOT'>;
  kind?: Snapshot['kind'] | null;
  description?: string | null;
  location?: string | null;
  sizeBytes?: number | null;
  revision: number;
  modelName: string;
  modelVersion: number;
  error?: string | null;
  createdAt: Timestamp;
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
