import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { usePages } from '../api/pages';
import { DataTable, type Column } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { LinkButton } from '../shell/LinkButton';
import { Screen } from '../shell/Screen';
import { auditTexts as texts } from '../texts/accounts';
import { pageTexts } from '../texts/operations';
import { actorText, Outcome, OUTCOMES } from './Outcome';
import { FilterBar, FilterSelect } from './FilterBar';
import type { ListFilter } from './filters';
import { MoreButton } from './MoreButton';
import { SearchField } from './SearchField';
import type { AuditEntry } from './types';
import { useSearchFilter } from './useSearchFilter';

const OUTCOME_OPTIONS = OUTCOMES.map((value) => ({ value, label: texts.outcomes[value] }));

/** Who changed what, and who was refused. */
export function AuditLog() {
  const { filter, change, isFiltered } = useSearchFilter('/audit-log');
  const entries = usePages<AuditEntry>('audit-log', filter);
  return (
    <Screen title={texts.title} description={texts.description}>
      <Panel flush>
        <Filters filter={filter} change={change} />
        <QueryView query={entries} rows={8}>
          {(rows) =>
            rows.length === 0 ? (
              <NoEntries filtered={isFiltered} />
            ) : (
              <>
                <DataTable
                  label={texts.title}
                  columns={COLUMNS}
                  rows={rows}
                  rowKey={({ id }) => id}
                />
                <MoreButton shown={rows.length} pages={entries} />
              </>
            )
          }
        </QueryView>
      </Panel>
    </Screen>
  );
}

interface FiltersProps {
  filter: ListFilter;
  change: (changed: ListFilter) => void;
}

function Filters({ filter, change }: FiltersProps) {
  return (
    <FilterBar>
      <SearchField
        label={texts.actorFilter}
        value={filter.actor}
        onChange={(actor) => change({ actor })}
      />
      <SearchField
        label={texts.actionFilter}
        value={filter.action}
        onChange={(action) => change({ action })}
      />
      <SearchField
        label={texts.resourceFilter}
        value={filter.resource}
        onChange={(resource) => change({ resource })}
      />
      <FilterSelect
        label={texts.outcome}
        options={OUTCOME_OPTIONS}
        value={filter.outcome}
        onChange={(outcome) => change({ outcome })}
      />
      <TimeFilter label={texts.from} value={filter.from} onChange={(from) => change({ from })} />
      <TimeFilter label={texts.to} value={filter.to} onChange={(to) => change({ to })} />
    </FilterBar>
  );
}

interface TimeFilterProps {
  label: string;
  value: string | undefined;
  onChange: (time: string | undefined) => void;
}

/** Local time for the person, RFC 3339 in the address. */
function TimeFilter({ label, value, onChange }: TimeFilterProps) {
  return (
    <TextInput
      type="datetime-local"
      aria-label={label}
      title={label}
      leftSection={label}
      leftSectionWidth={56}
      styles={{ section: { fontSize: 13, color: 'var(--mantine-color-dimmed)' } }}
      value={value ? localTime(new Date(value)) : ''}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value ? new Date(currentTarget.value).toISOString() : undefined)
      }
    />
  );
}

function localTime(time: Date): string {
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return Number.isNaN(shifted.getTime()) ? '' : shifted.toISOString().slice(0, 16);
}

function NoEntries({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState
      title={filtered ? texts.noMatch : texts.none}
      action={
        filtered && (
          <LinkButton to="/audit-log" variant="default">
            {pageTexts.showAll}
          </LinkButton>
        )
      }
    >
      {filtered ? texts.noMatchDetail : texts.noneDetail}
    </EmptyState>
  );
}

const COLUMNS: Column<AuditEntry>[] = [
  { title: texts.when, narrow: true, cell: ({ time }) => <Moment at={time} /> },
  { title: texts.who, cell: actorText },
  {
    title: texts.what,
    cell: ({ id, action }) => (
      <Link className="link" to="/audit-log/$entryId" params={{ entryId: id }}>
        {action}
      </Link>
    ),
  },
  { title: texts.onWhat, cell: ({ resource }) => resource },
  { title: texts.outcome, narrow: true, cell: (entry) => <Outcome entry={entry} /> },
];
