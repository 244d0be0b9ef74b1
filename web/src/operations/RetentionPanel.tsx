import { Alert, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import { ConfirmButton } from '../display/ConfirmButton';
import { DataTable, type Column } from '../display/DataTable';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, duration } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { retentionTexts as texts } from '../texts/operations';
import { keptGroups, type KeptGroup } from './keptGroups';
import { retention } from './queries';
import classes from './RetentionPanel.module.css';
import { Standing } from './Standing';
import type { Retention, RetentionItem } from './types';

const TONES: Record<RetentionItem['action'], string> = {
  DELETE: 'warn',
  WAIT: 'busy',
  KEEP: 'calm',
};
const FIRST = 12;

/** Files that nothing names any more, what the next sweep deletes, and why the rest stays. */
export function RetentionPanel() {
  const kept = useQuery(retention);
  return (
    <Panel title={texts.title} actions={<SweepButton retention={kept.data} />}>
      <QueryView query={kept}>{(view) => <RetentionView retention={view} />}</QueryView>
    </Panel>
  );
}

function RetentionView({
  retention: { items, graceSeconds, intervalSeconds },
}: {
  retention: Retention;
}) {
  return (
    <>
      <Text size="sm" mb={items.length > 0 ? 12 : 0}>
        {texts.rule(duration(intervalSeconds * 1000), duration(graceSeconds * 1000))}{' '}
        {items.length === 0 && texts.none}
      </Text>
      {items.length > 0 && <Groups groups={keptGroups(items)} />}
    </>
  );
}

function Groups({ groups }: { groups: KeptGroup[] }) {
  const [all, { open }] = useDisclosure(false);
  const shown = all ? groups : groups.slice(0, FIRST);
  return (
    <>
      <DataTable label={texts.title} rows={shown} rowKey={({ key }) => key} columns={COLUMNS} />
      {shown.length < groups.length && (
        <Button size="compact-sm" variant="default" mt={12} onClick={open}>
          {texts.showAll(count(groups.length))}
        </Button>
      )}
    </>
  );
}

const COLUMNS: Column<KeptGroup>[] = [
  {
    title: texts.action,
    narrow: true,
    cell: ({ action }) => <Standing tone={TONES[action]} text={texts.actions[action]} />,
  },
  { title: texts.of, cell: ({ owner }) => owner },
  {
    title: texts.why,
    cell: ({ reason, until }) => (
      <>
        {reason}
        {until && (
          <>
            {texts.goes} <Moment at={until} />
          </>
        )}
      </>
    ),
  },
  { title: texts.what, cell: ({ items }) => <Files items={items} /> },
  { title: texts.since, narrow: true, cell: ({ since }) => <Moment at={since} /> },
];

/** How many of which kind; where they lie is told to those who ask. */
function Files({ items }: { items: RetentionItem[] }) {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const of = (kind: RetentionItem['kind']) => items.filter((item) => item.kind === kind).length;
  return (
    <details>
      <summary>
        {kinds.map((kind) => texts.countOf(count(of(kind)), texts.kinds[kind])).join(', ')}
      </summary>
      <ul className={classes.places}>
        {items.map(({ location }) => (
          <li key={location}>{location}</li>
        ))}
      </ul>
    </details>
  );
}

function SweepButton({ retention: view }: { retention: Retention | undefined }) {
  const queryClient = useQueryClient();
  const sweep = useMutation({
    mutationFn: () => request<Retention>('POST', '/system/retention:sweep'),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: retention.queryKey }),
  });
  const due = view?.items.filter(({ action }) => action === 'DELETE').length ?? 0;
  return (
    <>
      {sweep.data && (
        <Alert color="gray" variant="light" py={6} role="status">
          {texts.swept(count(sweep.data.items.filter(({ action }) => action === 'DELETE').length))}
        </Alert>
      )}
      <ConfirmButton
        needs="ADMIN"
        label={texts.sweep}
        question={texts.question}
        consequence={texts.consequence(count(due))}
        refuse={texts.refuse}
        busy={sweep.isPending}
        error={sweep.error}
        onConfirm={() => sweep.mutate()}
      />
    </>
  );
}
