import badge from '../display/StateBadge.module.css';

/** How something is, in a word and a colour. */
export function Standing({ tone, text }: { tone: string; text: string }) {
  return (
    <span className={badge.badge} data-tone={tone}>
      <span className={badge.dot} aria-hidden="true" />
      {text}
    </span>
  );
}
