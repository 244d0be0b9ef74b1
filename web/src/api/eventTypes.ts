/** Events of `GET /events` (server-sent events). */
import type { components } from './schema';

type Schemas = components['schemas'];

/** Any but the one that says that the stream cannot go on from where it was. */
export type LiveEvent = Exclude<Schemas['Event'], Schemas['ResetEvent']>;
export type Change = LiveEvent['change'];
export type EpochUpdate = Schemas['Epoch'];

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
