import type { RetentionItem } from './types';

/** Files of one owner that share their fate. */
export interface KeptGroup {
  key: string;
  owner: string;
  action: RetentionItem['action'];
  /** In the words of the server, without the time at its end, which may differ by file. */
  reason: string;
  /** When the last of them is deleted, as far as that is known. */
  until: string | null;
  since: string;
  items: RetentionItem[];
}

const ORDER: RetentionItem['action'][] = ['DELETE', 'WAIT', 'KEEP'];
const GOES = /; goes after (\d{4}-\d{2}-\d{2}T[\d:.]+Z)$/;

/** One line for what belongs together: a training leaves a dozen files, and they go at one time. */
export function keptGroups(items: RetentionItem[]): KeptGroup[] {
  const groups = new Map<string, KeptGroup>();
  for (const item of items) {
    const reason = item.reason.replace(GOES, '');
    const until = GOES.exec(item.reason)?.[1] ?? null;
    const key = JSON.stringify([item.owner, item.action, reason]);
    const group = groups.get(key);
    if (!group) {
      const { owner, action, since } = item;
      groups.set(key, { key, owner, action, reason, until, since, items: [item] });
      continue;
    }
    group.items.push(item);
    if (item.since < group.since) group.since = item.since;
    if (until && (!group.until || until > group.until)) group.until = until;
  }
  return [...groups.values()].toSorted(
    (a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action) || b.since.localeCompare(a.since),
  );
}
