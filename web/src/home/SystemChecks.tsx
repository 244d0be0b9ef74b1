import { useQuery } from '@tanstack/react-query';
import { Text } from '@mantine/core';
import { capabilities } from '../api/queries';
import type { Check, CheckState } from '../api/types';
import { DataTable } from '../display/DataTable';
import { Panel } from '../display/Panel';
import { words } from '../display/quantity';
import { Sentence } from '../display/Sentence';
import badge from '../display/StateBadge.module.css';

const TONES: Record<CheckState, string> = {
  FAILED: 'bad',
  WARNING: 'warn',
  UNKNOWN: 'calm',
  OK: 'good',
};
const ORDER = Object.keys(TONES);

/** What the system needs and whether it is there: what is missing first, with what to do. */
export function SystemChecks() {
  const { data } = useQuery(capabilities);
  const checks = data?.checks ?? [];
  if (checks.length === 0) return null;
  const fine = checks.filter(({ state }) => state === 'OK');
  const others = checks
    .filter(({ state }) => state !== 'OK')
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return (
    <Panel title="Checks" flush>
      {others.length > 0 && <CheckTable checks={others} />}
      {fine.length > 0 && (
        <Text size="sm" c="dimmed" px={20} py={12}>
          {others.length === 0 ? 'All is well: ' : 'Well: '}
          {fine.map(({ name }) => words(name)).join(', ')}
        </Text>
      )}
    </Panel>
  );
}

function CheckTable({ checks }: { checks: Check[] }) {
  return (
    <DataTable
      label="Checks"
      rows={checks}
      rowKey={({ name }) => name}
      columns={[
        { title: 'Check', narrow: true, cell: ({ name }) => words(name) },
        { title: 'State', narrow: true, cell: ({ state }) => <CheckBadge state={state} /> },
        { title: 'Found', cell: ({ detail }) => <Sentence text={detail} /> },
        { title: 'What to do', cell: ({ remedy }) => (remedy ? <Sentence text={remedy} /> : '–') },
      ]}
    />
  );
}

function CheckBadge({ state }: { state: CheckState }) {
  return (
    <span className={badge.badge} data-tone={TONES[state]}>
      <span className={badge.dot} aria-hidden="true" />
      {words(state)}
    </span>
  );
}
