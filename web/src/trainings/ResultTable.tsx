import { Anchor, Group, Progress, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { API_ROOT } from '../api/client';
import type { Training, TrainingResult } from '../api/types';
import { colorOf } from '../charts/series';
import { DataTable, type Column } from '../display/DataTable';
import { count, duration, metric } from '../display/quantity';
import { StateBadge } from '../display/StateBadge';
import { Sentence } from '../display/Sentence';
import { endingOf } from '../results/ending';
import { LinkButton } from '../shell/LinkButton';
import classes from './ResultTable.module.css';

export function ResultTable({ training }: { training: Training }) {
  const best = bestOf(training.results);
  const swatch = new Map(training.results.map((result, index) => [result.id, colorOf(index)]));
  const columns: Column<TrainingResult>[] = [
    {
      title: 'Model',
      cell: (result) => (
        <>
          <Group gap={8} wrap="nowrap">
            <span className={classes.swatch} style={{ background: swatch.get(result.id) }} />
            <Link
              className={`link ${classes.name}`}
              title={result.modelName}
              to="/trainings/$trainingId/results/$resultId"
              params={{ trainingId: result.trainingId, resultId: result.id }}
            >
              {result.modelName}
            </Link>
            {result.id === best && <span className={classes.best}>best</span>}
          </Group>
          {result.end && result.end !== 'ALL_EPOCHS' && (
            <Text size="sm" c="dimmed">
              {endingOf(result)}
            </Text>
          )}
          {result.error && (
            <Text size="sm" className={classes.error}>
              <Sentence text={result.error.message} /> ({result.error.code})
            </Text>
          )}
        </>
      ),
    },
    { title: 'State', cell: (result) => <StateBadge state={result.state} /> },
    { title: 'Epoch', numeric: true, cell: (result) => <EpochProgress result={result} /> },
    ...metricColumns(training.results),
    { title: 'Duration', numeric: true, cell: (result) => duration(result.durationMs) },
    { title: 'Actions', cell: (result) => <Actions result={result} /> },
  ];
  return (
    <DataTable
      label="Results"
      rows={training.results}
      rowKey={(result) => result.id}
      columns={columns}
    />
  );
}

function metricColumns(results: TrainingResult[]): Column<TrainingResult>[] {
  const measured = results.filter((result) => result.train?.loss !== undefined);
  // Nothing measured yet: most models have an accuracy, and columns that stay do not jump.
  const hasAccuracy =
    measured.length === 0 || measured.some((result) => result.train?.accuracy !== undefined);
  const second = hasAccuracy ? 'accuracy' : undefined;
  const columns: Column<TrainingResult>[] = [
    { title: 'Train loss', numeric: true, cell: (result) => metric(result.train?.loss) },
    { title: 'Val. loss', numeric: true, cell: (result) => metric(result.validation?.loss) },
  ];
  if (!second) {
    return [
      ...columns,
      { title: 'Test loss', numeric: true, cell: (result) => metric(result.test?.loss) },
    ];
  }
  return [
    ...columns,
    { title: 'Val. acc.', numeric: true, cell: (row) => metric(row.validation?.[second]) },
    { title: 'Test acc.', numeric: true, cell: (row) => metric(row.test?.[second]) },
  ];
}

function EpochProgress({ result }: { result: TrainingResult }) {
  return (
    <>
      {count(result.epoch)} / {count(result.epochs)}
      {result.state === 'RUNNING' && (
        <Progress
          mt={4}
          size={4}
          miw={72}
          value={result.epochs ? (100 * result.epoch) / result.epochs : 0}
          aria-label={`Epochs of ${result.modelName}`}
        />
      )}
    </>
  );
}

function Actions({ result }: { result: TrainingResult }) {
  if (result.state !== 'FINISHED') return null;
  return (
    <Group gap={10} wrap="nowrap">
      <LinkButton
        size="compact-sm"
        variant="default"
        to="/inferences/new"
        search={{ resultId: result.id }}
        aria-label={`Deploy ${result.modelName}`}
      >
        Deploy
      </LinkButton>
      <Anchor
        className="link"
        size="sm"
        href={`${API_ROOT}/trainings/${result.trainingId}/results/${result.id}/model?format=saved_model`}
        aria-label={`Download ${result.modelName}`}
        download
      >
        Download
      </Anchor>
    </Group>
  );
}

function bestOf(results: TrainingResult[]): string | undefined {
  const measured = results.filter((result) => result.test?.accuracy !== undefined);
  if (measured.length < 2) return undefined;
  return measured.reduce((a, b) => ((b.test?.accuracy ?? 0) > (a.test?.accuracy ?? 0) ? b : a)).id;
}
