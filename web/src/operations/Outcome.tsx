import badge from '../display/StateBadge.module.css';
import { auditTexts as texts } from '../texts/accounts';
import type { AuditEntry } from './types';

export const OUTCOMES = ['DONE', 'REFUSED', 'FAILED', 'UNKNOWN'] as const;

const TONES: Record<AuditEntry['outcome'], string> = {
  DONE: 'good',
  REFUSED: 'warn',
  FAILED: 'bad',
  UNKNOWN: 'calm',
};

/** How what was asked for ended, with the code when it did not go well. */
export function Outcome({ entry: { outcome, code } }: { entry: AuditEntry }) {
  return (
    <span className={badge.badge} data-tone={TONES[outcome]} title={code ?? undefined}>
      <span className={badge.dot} aria-hidden="true" />
      {code ? `${texts.outcomes[outcome]}: ${code}` : texts.outcomes[outcome]}
    </span>
  );
}

export function actorText({ actor }: AuditEntry): string {
  return actor.name ?? texts.nobodyFrom(actor.address);
}
