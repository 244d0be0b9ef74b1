import type { Asked } from './drafts';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Topic = Schemas['TopicView'];
export type TopicPartition = Schemas['PartitionView'];
export type TopicDraft = Asked<Schemas['NewTopicRequest']>;
export type TopicRecord = Schemas['RecordView'];
export type RecordDraft = Asked<Schemas['OutgoingRecord']>;
export type RecordsDraft = Asked<Schemas['RecordsToSend']>;
export type SendResult = Schemas['SendResult'];
