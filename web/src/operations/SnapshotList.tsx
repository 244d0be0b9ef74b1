import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useChange } from '../api/changes';
import { usePages } from '../api/pages';
import { listOf } from '../api/queries';
import type { Inference, KeptSnapshot } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { DataTable, type Column } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { bytes, count } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import badge from '../display/StateBadge.module.css';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { pageTexts, snapshotTexts as texts } from '../texts/operations';
import { FilterBar, FilterSelect } from './FilterBar';
import { MoreButton } from './MoreButton';
import { SearchField } from './SearchField';
import { TakeSnapshot } from './TakeSnapshot';
import { useSearchFilter } from './useSearchFilter';

type State = KeptSnapshot['state'];

const TONES: Record<State, string> = {
  PENDING: 'busy',
  COMPLETED: 'good',
  FAILED: 'bad',
  DELETING: 'warn',
};
const optionsOf = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** What deployments have left of what they knew. */
export function SnapshotList() {
  const { filter, change, isFiltered } = useSearchFilter('/snapshots');
  const snapshots = usePages<KeptSnapshot>('snapshots', filter);
  const inferences = useQuery(listOf('inferences')).data ?? [];
  const named = inferences.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Screen
      title={texts.title}
      description={texts.description}
      actions={<TakeSnapshot inferences={inferences} />}
    >
      <Panel flush>
        <FilterBar>
          <SearchField label={texts.search} value={filter.q} onChange={(q) => change({ q })} />
          <FilterSelect
            label={texts.inference}
            options={named}
            value={filter.inferenceId}
            onChange={(inferenceId) => change({ inferenceId })}
          />
          <FilterSelect
            label={texts.state}
            options={optionsOf(texts.states)}
            value={filter.state}
            onChange={(state) => change({ state })}
          />
          <FilterSelect
            label={texts.reason}
            options={optionsOf(texts.reasons)}
            value={filter.reason}
            onChange={(reason) => change({ reason })}
          />
          <FilterSelect
            label={texts.kind}
            options={optionsOf(texts.kinds)}
            value={filter.kind}
            onChange={(kind) => change({ kind })}
          />
        </FilterBar>
        <QueryView query={snapshots}>
          {(rows) =>
            rows.length === 0 ? (
              <NoSnapshots filtered={isFiltered} />
            ) : (
              <>
                <DataTable
                  label={texts.title}
                  columns={columnsOf(inferences)}
                  rows={rows}
                  rowKey={({ id }) => id}
                />
                <MoreButton shown={rows.length} pages={snapshots} />
              </>
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}

function NoSnapshots({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState
      title={filtered ? texts.noMatch : texts.none}
      action={
        <LinkButton to={filtered ? '/snapshots' : '/inferences'} variant="default">
          {filtered ? pageTexts.showAll : texts.toInferences}
        </LinkButton>
      }
    >
      {filtered ? texts.noMatchDetail : texts.noneDetail}
    </EmptyState>
  );
}

function columnsOf(inferences: Inference[]): Column<KeptSnapshot>[] {
  const nameOf = (id: string) => inferences.find((inference) => inference.id === id)?.name ?? id;
  return [
    {
      title: texts.inference,
      cell: ({ inferenceId }) => (
        <Link className="link" to="/inferences/$inferenceId" params={{ inferenceId }}>
          {nameOf(inferenceId)}
        </Link>
      ),
    },
    {
      title: texts.reason,
      cell: ({ reason, description }) => description ?? texts.reasons[reason],
    },
    { title: texts.state, cell: (snapshot) => <SnapshotState snapshot={snapshot} /> },
    { title: texts.kind, cell: ({ kind }) => (kind ? texts.kinds[kind] : texts.notYet) },
    {
      title: texts.model,
      cell: ({ modelName, modelVersion }) => texts.version(modelName, count(modelVersion)),
    },
    { title: texts.size, numeric: true, cell: ({ sizeBytes }) => bytes(sizeBytes) },
    { title: texts.created, narrow: true, cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { title: texts.action, cell: (snapshot) => <SnapshotActions snapshot={snapshot} /> },
  ];
}

function SnapshotState({ snapshot: { state, error } }: { snapshot: KeptSnapshot }) {
  return (
    <span className={badge.badge} data-tone={TONES[state]} title={error ?? undefined}>
      <span className={badge.dot} aria-hidden="true" />
      {texts.states[state]}
    </span>
  );
}

/** Only those that were asked for are deleted by hand; the others go with their deployment. */
function SnapshotActions({ snapshot }: { snapshot: KeptSnapshot }) {
  const deletion = useChange();
  const own = snapshot.reason === 'ON_DEMAND' && ['COMPLETED', 'FAILED'].includes(snapshot.state);
  if (!own) return null;
  return (
    <Group gap={8}>
      <ConfirmButton
        compact
        label={texts.delete}
        question={texts.deleteQuestion}
        consequence={texts.deleteConsequence}
        busy={deletion.isPending}
        error={deletion.error}
        onConfirm={() =>
          deletion.mutate({
            method: 'DELETE',
            path: `/snapshots/${snapshot.id}`,
            touches: ['snapshots'],
          })
        }
      />
    </Group>
  );
}
