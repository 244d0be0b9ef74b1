/** What is wrong around jobs and with the system. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type SystemInfo = Schemas['SystemState'];
export type Capabilities = Schemas['Capabilities'];
/** What was found about one need of the system. */
export type Check = Schemas['Check'];
export type CheckState = Check['state'];
/** Something about a job that its state does not say. */
export type Condition = Schemas['Condition'];
export type ConditionFlag = Condition['flag'];
