import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { listOf } from '../api/queries';
import type { ModelSet } from '../api/types';
import { DataTable } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { SearchField } from '../display/SearchField';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { modelSetTexts as texts } from '../texts/modelSets';

export function ModelSetList() {
  const navigate = useNavigate();
  const { q = '' } = useSearch({ from: '/model-sets' });
  const sets = useQuery(listOf('model-sets'));
  const search = (text: string) =>
    void navigate({ to: '.', search: { q: text || undefined }, replace: true });
  const create = (
    <LinkButton needs="OPERATOR" to="/model-sets/new">
      {texts.newSet}
    </LinkButton>
  );
  return (
    <Screen
      title={texts.sets}
      description={texts.listDescription}
      actions={sets.data?.length ? create : undefined}
    >
      {sets.data?.length !== 0 && (
        <SearchField
          label={texts.search}
          placeholder={texts.searchShort}
          value={q}
          onChange={search}
        />
      )}
      <Panel flush>
        <QueryView query={sets} rows={10}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState title={texts.noSet} action={create}>
                {texts.noSetHelp}
              </EmptyState>
            ) : (
              <Matching sets={all} q={q} onClear={() => search('')} />
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}

function Matching({ sets, q, onClear }: { sets: ModelSet[]; q: string; onClear: () => void }) {
  const models = useQuery(listOf('models'));
  const names = new Map(models.data?.map((model) => [model.id, model.name]));
  const namesOf = (set: ModelSet) => set.modelIds.map((id) => names.get(id) ?? id).join(', ');
  const wanted = q.trim().toLowerCase();
  const rows = sets.filter((set) =>
    `${set.name} ${set.description} ${namesOf(set)}`.toLowerCase().includes(wanted),
  );
  if (rows.length === 0) {
    return (
      <EmptyState
        title={texts.noMatch(q)}
        action={
          <Button variant="default" onClick={onClear}>
            {texts.clearSearch}
          </Button>
        }
      >
        {texts.noMatchHelp}
      </EmptyState>
    );
  }
  return (
    <DataTable
      label={texts.sets}
      rows={rows}
      rowKey={(set) => set.id}
      columns={[
        {
          title: texts.name,
          narrow: true,
          cell: (set) => (
            <>
              <Link className="link" to="/model-sets/$modelSetId" params={{ modelSetId: set.id }}>
                {set.name}
              </Link>
              {set.description && (
                <Text size="xs" c="dimmed" truncate maw={300}>
                  {set.description}
                </Text>
              )}
            </>
          ),
        },
        { title: texts.models, numeric: true, cell: (set) => count(set.modelIds.length) },
        {
          title: texts.names,
          fill: true,
          // a space keeps the height while the names are under way
          cell: (set) => <span title={namesOf(set)}>{models.data ? namesOf(set) : '\u00a0'}</span>,
        },
        { title: texts.created, narrow: true, cell: (set) => <Moment at={set.createdAt} /> },
      ]}
    />
  );
}
