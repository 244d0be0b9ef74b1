import type { Asked } from '../api/drafts';
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type CallerKind = Schemas['Caller']['kind'];
export type PasswordChange = Schemas['PasswordChange'];
export type User = Schemas['User'];
export type UserDraft = Asked<Schemas['UserRequest']>;
export type UserChange = Asked<Schemas['UserChange']>;
export type ApiToken = Schemas['ApiToken'];
export type TokenDraft = Asked<Schemas['TokenRequest']>;
export type NewToken = Schemas['NewToken'];
export type AuditEntry = Schemas['AuditEntry'];
export type Retention = Schemas['Retention'];
export type RetentionItem = Schemas['RetentionItem'];
