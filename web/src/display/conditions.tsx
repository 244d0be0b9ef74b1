import { Alert, Stack, Text } from '@mantine/core';
import type { Condition, ConditionFlag, JobState } from '../api/types';
import { displayTexts } from '../texts/display';
import { Moment } from './Moment';
import { words } from './quantity';
import { Sentence } from './Sentence';
import { StateBadge } from './StateBadge';
import classes from './StateBadge.module.css';

const TONES: Record<ConditionFlag, 'bad' | 'warn' | 'calm'> = {
  UNREACHABLE: 'calm',
  STUCK: 'bad',
  DEGRADED: 'bad',
  WARNING: 'warn',
};
const COLORS = { bad: 'red', warn: 'orange', calm: 'gray' } as const;

/** What lies over a state, a word for each; what it means is where the job is shown alone. */
export function ConditionBadges({ conditions = [] }: { conditions?: Condition[] }) {
  return conditions.map(({ flag, reason }) => (
    <span
      key={flag}
      className={classes.badge}
      data-tone={TONES[flag]}
      data-flag={flag}
      title={reason}
    >
      <span className={classes.dot} aria-hidden="true" />
      {words(flag)}
    </span>
  ));
}

/** State and what lies over it, one under the other. */
export function JobStateCell({ job }: { job: { state: JobState; conditions?: Condition[] } }) {
  return (
    <Stack gap={2}>
      <StateBadge state={job.state} />
      <ConditionBadges conditions={job.conditions} />
    </Stack>
  );
}

/** The same with cause, time and what to do about it. */
export function ConditionNotes({ conditions = [] }: { conditions?: Condition[] }) {
  return conditions.map(({ flag, since, reason, remedy }) => (
    <Alert
      key={flag}
      color={COLORS[TONES[flag]]}
      variant="light"
      role="status"
      // Mantine's orange is too faint for text on its own light ground.
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      title={<Sentence text={`${words(flag)}: ${reason}`} />}
    >
      <Text size="sm">
        <Sentence text={remedy} />
      </Text>
      <Text size="xs" mt={6}>
        {flag === 'STUCK' ? displayTexts.inThisStateSince : displayTexts.since}
        <Moment at={since} />
      </Text>
    </Alert>
  ));
}
