import { Alert, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import { ConfirmButton } from '../display/ConfirmButton';
import { DataTable, type Column } from '../display/DataTable';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, duration } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import badge from '../display/StateBadge.module.css';
import { retentionTexts as texts } from '../texts/operations';
import { retention } from './queries';
import type { Retention, RetentionItem } from './types';

const TONES: Record<RetentionItem['action'], string> = {
  DELETE: 'warn',
  WAIT: 'busy',
  KEEP: 'calm',
};
const ORDER = Object.keys(TONES);

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
      {items.length > 0 && (
        <DataTable
          label={texts.title}
          rows={items.toSorted((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action))}
          rowKey={({ location }) => location}
          columns={COLUMNS}
        />
      )}
    </>
  );
}

const COLUMNS: Column<RetentionItem>[] = [
  {
    title: texts.action,
    narrow: true,
    cell: ({ action }) => (
      <span className={badge.badge} data-tone={TONES[action]}>
        <span className={badge.dot} aria-hidden="true" />
        {texts.actions[action]}
      </span>
    ),
  },
  { title: texts.what, narrow: true, cell: ({ kind }) => texts.kinds[kind] },
  { title: texts.of, cell: ({ owner }) => owner },
  { title: texts.why, cell: ({ reason }) => reason },
  {
    title: texts.where,
    cell: ({ location }) => <span style={{ overflowWrap: 'anywhere' }}>{location}</span>,
  },
  { title: texts.since, narrow: true, cell: ({ since }) => <Moment at={since} /> },
];

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
