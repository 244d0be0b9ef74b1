import type { Retained } from '../api/types';
import { StateBadge } from '../display/StateBadge';
import { dataSourceTexts as texts } from '../texts/dataSources';

interface RetentionProps {
  retained: Retained | null | undefined;
}

/** How much of a stream Kafka still has; it cannot be told while Kafka is down. */
export function RetentionBadge({ retained, full }: RetentionProps & { full?: boolean }) {
  if (!retained) return <>{texts.retentionUnknown}</>;
  const { label, full: sentence } = texts.retention[retained];
  return <StateBadge state={retained} label={full ? sentence : label} />;
}

export function retentionMeaning(retained: RetentionProps['retained']): string {
  return retained ? texts.retention[retained].meaning : texts.retentionUnknownMeaning;
}
