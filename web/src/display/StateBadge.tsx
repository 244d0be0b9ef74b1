import type { JobState, ResultState, Retained } from '../api/types';
import { words } from './quantity';
import classes from './StateBadge.module.css';

type Tone = 'calm' | 'busy' | 'good' | 'bad' | 'warn';

const TONES: Record<JobState | ResultState | Retained, Tone> = {
  DRAFT: 'calm',
  WAITING: 'calm',
  WAITING_FOR_DATA: 'warn',
  SUBMITTED: 'busy',
  DEPLOYING: 'busy',
  RUNNING: 'busy',
  RESTARTING: 'warn',
  UPGRADING: 'busy',
  ROLLING_BACK: 'warn',
  UPGRADE_FAILED: 'bad',
  SUSPENDING: 'warn',
  SUSPENDED: 'calm',
  CANCELLING: 'warn',
  FINISHED: 'good',
  FAILED: 'bad',
  CANCELED: 'calm',
  ALL: 'good',
  PARTLY: 'warn',
  EXPIRED: 'bad',
};

/** A state in a word and a colour; the word alone says it all. */
export function StateBadge({ state, label }: { state: keyof typeof TONES; label?: string }) {
  return (
    <span className={classes.badge} data-tone={TONES[state] ?? 'calm'} data-state={state}>
      <span className={classes.dot} aria-hidden="true" />
      {label ?? words(state)}
    </span>
  );
}
