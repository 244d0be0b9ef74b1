/** The REST contract of what is wrong around jobs and with the system. */
import type { Timestamp } from './types';

/** The worst is the first. */
export type ConditionFlag = 'UNREACHABLE' | 'STUCK' | 'DEGRADED' | 'WARNING';

/** Something about a job that its state does not say. */
export interface Condition {
  flag: ConditionFlag;
  /** When it was first seen; of STUCK, when the state began. */
  since: Timestamp;
  reason: string;
  remedy: string;
}

export type CheckState = 'OK' | 'WARNING' | 'FAILED' | 'UNKNOWN';

/** What was found about one need of the system. */
export interface Check {
  name: string;
  state: CheckState;
  detail: string;
  remedy?: string | null;
}

export interface Capabilities {
  checks: Check[];
}
