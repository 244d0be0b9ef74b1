import { Button, Checkbox, Group } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { listOf } from '../api/queries';
import { rowsOf } from '../api/rows';
import type { Model, TrainingResult } from '../api/types';
import { DataTable, type Column } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { metric } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { CompareButton } from '../results/compare/CompareButton';
import { DeployOrDownload } from '../results/DeployOrDownload';
import { LinkButton } from '../shell/LinkButton';
import { modelVersionTexts as texts } from '../texts/modelVersions';
import { versionsOf, type ModelVersion } from './versions';

/** What trainings have made of a model: how good each version is, where it serves, its files. */
export function ModelVersions({ model }: { model: Model }) {
  const trainings = useInfiniteQuery(rowsOf('trainings', { modelId: model.id }));
  const inferences = useQuery(listOf('inferences'));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const versions = versionsOf(
    model.id,
    trainings.data?.pages.flatMap((page) => page.items) ?? [],
    inferences.data ?? [],
  );
  const pick = (id: string, on: boolean) => {
    const ids = new Set(picked);
    if (on) ids.add(id);
    else ids.delete(id);
    setPicked(ids);
  };
  return (
    <Panel flush>
      <QueryView query={trainings}>
        {() =>
          versions.length === 0 ? (
            <NoVersion model={model} />
          ) : (
            <>
              <DataTable
                label={texts.versions}
                rows={versions}
                rowKey={({ result }) => result.id}
                columns={columnsOf(versions, picked, pick)}
              />
              {(picked.size > 0 || trainings.hasNextPage) && (
                <Group px={20} py={10} gap="sm">
                  {picked.size > 0 && (
                    <CompareButton
                      results={versions
                        .map(({ result }) => result)
                        .filter(({ id }) => picked.has(id))}
                    />
                  )}
                  {trainings.hasNextPage && (
                    <Button
                      size="sm"
                      variant="default"
                      loading={trainings.isFetchingNextPage}
                      onClick={() => void trainings.fetchNextPage()}
                    >
                      {texts.older}
                    </Button>
                  )}
                </Group>
              )}
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}

function NoVersion({ model }: { model: Model }) {
  return (
    <EmptyState
      title={texts.none}
      action={
        <LinkButton needs="OPERATOR" to="/model-sets/new" search={{ modelId: model.id }}>
          {texts.intoSet}
        </LinkButton>
      }
    >
      {texts.noneHelp}
    </EmptyState>
  );
}

function columnsOf(
  versions: ModelVersion[],
  picked: ReadonlySet<string>,
  pick: (id: string, on: boolean) => void,
): Column<ModelVersion>[] {
  const measures: [string, (result: TrainingResult) => number | null | undefined][] = [
    [texts.validationLoss, ({ validation }) => validation.loss],
    [texts.validationAccuracy, ({ validation }) => validation.accuracy],
    [texts.testLoss, ({ test }) => test.loss],
    [texts.testAccuracy, ({ test }) => test.accuracy],
  ];
  const measured = measures.filter(([, value]) =>
    versions.some(({ result }) => typeof value(result) === 'number'),
  );
  return [
    {
      title: texts.version,
      narrow: true,
      cell: ({ number, result, training }) => (
        <Group gap={10} wrap="nowrap">
          <Checkbox
            aria-label={texts.pick(number)}
            checked={picked.has(result.id)}
            onChange={(event) => pick(result.id, event.currentTarget.checked)}
          />
          <Link
            className="link"
            to="/trainings/$trainingId/results/$resultId"
            params={{ trainingId: training.id, resultId: result.id }}
          >
            {texts.numbered(number)}
          </Link>
        </Group>
      ),
    },
    {
      title: texts.training,
      cell: ({ training }) => (
        <Link className="link" to="/trainings/$trainingId" params={{ trainingId: training.id }}>
          {training.name}
        </Link>
      ),
    },
    ...measured.map(([title, value]): Column<ModelVersion> => ({
      title,
      numeric: true,
      cell: ({ result }) => metric(value(result)),
    })),
    {
      title: texts.trained,
      narrow: true,
      cell: ({ training }) => (training.finishedAt ? <Moment at={training.finishedAt} /> : '–'),
    },
    { title: texts.serving, cell: ({ serving }) => <Serving inferences={serving} /> },
    {
      title: texts.actions,
      numeric: true,
      cell: ({ number, result }) => (
        <DeployOrDownload result={result} name={texts.numbered(number)} />
      ),
    },
  ];
}

function Serving({ inferences }: { inferences: ModelVersion['serving'] }) {
  if (inferences.length === 0) return '–';
  return (
    <Group gap="4px 12px">
      {inferences.map(({ id, name }) => (
        <Link key={id} className="link" to="/inferences/$inferenceId" params={{ inferenceId: id }}>
          {name}
        </Link>
      ))}
    </Group>
  );
}
