import type { Retained } from '../api/types';
import { StateBadge } from '../display/StateBadge';

const RETENTION: Record<Retained, { label: string; meaning: string }> = {
  ALL: { label: 'All', meaning: 'Kafka still has every record; it can be used again.' },
  PARTLY: {
    label: 'Partly',
    meaning: 'Kafka has deleted the oldest records; a training on it would fail.',
  },
  EXPIRED: {
    label: 'Expired',
    meaning: 'Kafka has deleted every record. Write them again and announce the new range.',
  },
};

interface RetentionProps {
  retained: Retained | null | undefined;
}

/** How much of a stream Kafka still has; it cannot be told while Kafka is down. */
export function RetentionBadge({ retained }: RetentionProps) {
  if (!retained) return <>Unknown</>;
  return <StateBadge state={retained} label={RETENTION[retained].label} />;
}

export function retentionMeaning(retained: RetentionProps['retained']): string {
  return retained ? RETENTION[retained].meaning : 'Kafka could not be asked what it still has.';
}
