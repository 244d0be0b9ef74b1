import { expect, it } from 'vitest';
import { keptGroups } from './keptGroups';
import type { RetentionItem } from './types';

const item = (change: Partial<RetentionItem>): RetentionItem => ({
  kind: 'RESULT',
  location: 'file:///a',
  owner: "training 'digits'",
  since: '2026-11-22T10:00:00Z',
  action: 'WAIT',
  reason: 'nothing names it; goes after 2026-11-23T10:00:00.100Z',
  ...change,
});

it('files of one owner that go together are one line, with the time when the last one goes', () => {
  const groups = keptGroups([
    item({}),
    item({
      location: 'file:///b',
      since: '2026-11-22T09:59:00Z',
      reason: 'nothing names it; goes after 2026-11-23T10:00:05Z',
    }),
    item({ location: 'file:///c', action: 'DELETE', reason: 'its time is over' }),
    item({ location: 'file:///d', owner: 'deployment 7' }),
  ]);
  expect(groups.map(({ owner, action, items }) => [owner, action, items.length])).toEqual([
    ["training 'digits'", 'DELETE', 1],
    ['deployment 7', 'WAIT', 1],
    ["training 'digits'", 'WAIT', 2],
  ]);
  expect(groups[2]).toMatchObject({
    reason: 'nothing names it',
    until: '2026-11-23T10:00:05Z',
    since: '2026-11-22T09:59:00Z',
  });
});
