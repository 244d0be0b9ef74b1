import badge from '../display/StateBadge.module.css';
import { userTexts as texts } from '../texts/accounts';

/** Whether a user may sign in. */
export function Presence({ enabled }: { enabled: boolean }) {
  return (
    <span className={badge.badge} data-tone={enabled ? 'good' : 'warn'}>
      <span className={badge.dot} aria-hidden="true" />
      {enabled ? texts.enabled : texts.disabled}
    </span>
  );
}
