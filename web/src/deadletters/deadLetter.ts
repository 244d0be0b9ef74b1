import type { components } from '../api/schema';

type Schemas = components['schemas'];

/** A record that a job could not use. */
export type DeadLetter = Schemas['DeadLetter'];
export type DeadLetterPage = Schemas['PageDeadLetter'];
/** How many records were sent again, and the ranges in which they lie now. */
export type DeadLettersSent = Schemas['DeadLettersSent'];
