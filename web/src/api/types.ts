/**
 * The REST contract of `/api/v1` by the names that screens use. `schema.ts` is generated from
 * `docs/openapi.json` (`npm run types`); no other file describes wire shapes.
 */
import type { Asked } from './drafts';
import type { components } from './schema';

export type * from './eventTypes';
export type * from './inferenceTypes';
export type * from './modelTypes';
export type * from './systemTypes';
export type * from './trainingTypes';

type Schemas = components['schemas'];

export type Timestamp = string;

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** The page finds some itself, which have no place in a request. */
export type FieldError = Partial<Schemas['ProblemEntry']> & { message: string };
/** Something that stands before Millrace may answer with less than Millrace does. */
export type Problem = Partial<Schemas['ErrorAnswer']> & { status: number };
export type ProblemReport = Schemas['Problem'];

export type DataSource = Schemas['DataSource'];
export type DataSourceDraft = Asked<Schemas['DataSourceRequest']>;
export type SplitMethod = DataSource['splitMethod'];
export type Retained = NonNullable<DataSource['retained']>;
export type DecodedRecord = Schemas['DecodedRecord'];
export type ClassBalance = Schemas['ClassBalance'];
export type DeadLetter = Schemas['DeadLetter'];
export type DeadLetterRetry = Schemas['DeadLetterRetry'];
export type JobPreview = Schemas['JobPreview'];
export type FormatConfig = DataSource['formatConfig'];
/** The codecs that Millrace comes with; others may be added, so that answers have any string. */
export type RecordFormat = 'RAW' | 'JSON' | 'AVRO' | 'IMAGE';

export type JobState = Schemas['Training']['state'];
export type JobError = Schemas['Fault'];
export type Job = Schemas['TrainingJob'];

const TERMINAL: readonly string[] = ['FINISHED', 'FAILED', 'CANCELED'];

export function isTerminal(state: JobState | Schemas['Result']['state']): boolean {
  return TERMINAL.includes(state);
}
