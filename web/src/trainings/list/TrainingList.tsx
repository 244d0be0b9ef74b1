import { Button, Group, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { rowsOf } from '../../api/rows';
import type { Training } from '../../api/types';
import { EmptyState } from '../../display/EmptyState';
import { Panel } from '../../display/Panel';
import { QueryView } from '../../display/QueryView';
import { CompareButton } from '../../results/compare/CompareButton';
import { LinkButton } from '../../shell/LinkButton';
import { Screen } from '../../shell/Screen';
import { trainingTexts as texts } from '../../texts/trainings';
import { filterOf, isFiltered, type TrainingListSearch } from './listSearch';
import { TrainingFilters } from './TrainingFilters';
import { TrainingRows } from './TrainingRows';

const HERE = '/trainings';
/** More curves over each other than this have no colours of their own. */
const MOST_COMPARED = 20;

export function TrainingList() {
  const search = useSearch({ from: HERE });
  const navigate = useNavigate();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const trainings = useInfiniteQuery({
    ...rowsOf('trainings', filterOf(search)),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(
    () => trainings.data?.pages.flatMap((page) => page.items) ?? [],
    [trainings.data],
  );
  const edit = (change: TrainingListSearch) =>
    void navigate({
      to: HERE,
      search: { ...search, ...change },
      replace: true,
      resetScroll: false,
    });
  const filtered = isFiltered(search);
  const create = <LinkButton to="/trainings/new">{texts.create}</LinkButton>;
  const nothingAtAll = trainings.isSuccess && rows.length === 0 && !filtered;
  return (
    <Screen
      title={texts.trainings}
      description={texts.listHead}
      actions={nothingAtAll ? undefined : create}
    >
      <Stack gap={14}>
        {!nothingAtAll && <TrainingFilters search={search} onChange={edit} />}
        <Panel flush>
          <QueryView query={trainings} rows={10}>
            {() =>
              rows.length === 0 ? (
                <Nothing
                  filtered={filtered}
                  create={create}
                  onClear={() => void navigate({ to: HERE, search: { sort: search.sort } })}
                />
              ) : (
                <TrainingRows
                  trainings={rows}
                  sort={search.sort}
                  onSort={(sort) => edit({ sort })}
                  more={trainings.hasNextPage}
                  onMore={() => {
                    if (!trainings.isFetchingNextPage) void trainings.fetchNextPage();
                  }}
                  picked={picked}
                  onPick={setPicked}
                />
              )
            }
          </QueryView>
        </Panel>
        {rows.length > 0 && <Footer rows={rows} more={trainings.hasNextPage} picked={picked} />}
      </Stack>
    </Screen>
  );
}

interface NothingProps {
  filtered: boolean;
  create: React.ReactNode;
  onClear: () => void;
}

function Nothing({ filtered, create, onClear }: NothingProps) {
  return filtered ? (
    <EmptyState
      title={texts.noneFound}
      action={
        <Button variant="default" onClick={onClear}>
          {texts.clearFilters}
        </Button>
      }
    >
      {texts.noneFoundWhy}
    </EmptyState>
  ) : (
    <EmptyState title={texts.noneYet} action={create}>
      {texts.noneYetWhy}
    </EmptyState>
  );
}

interface FooterProps {
  rows: Training[];
  more: boolean;
  picked: ReadonlySet<string>;
}

function Footer({ rows, more, picked }: FooterProps) {
  const results = rows
    .filter((training) => picked.has(training.id))
    .flatMap((training) => training.results.filter((result) => result.epoch > 0))
    .slice(0, MOST_COMPARED);
  return (
    <Group justify="space-between" mih={36}>
      <Text size="sm" c="dimmed" role="status">
        {texts.shown(rows.length, more)}
      </Text>
      {results.length > 0 && <CompareButton results={results} />}
    </Group>
  );
}
