import { Text, UnstyledButton } from '@mantine/core';
import { DataTable, type Column } from '../display/DataTable';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { metric, milliseconds, percent } from '../display/quantity';
import { tryItTexts as texts } from '../texts/tryit';
import { classOf } from './prediction';
import { nameOf, verdictOf } from './PredictionView';
import type { Picture } from './recordInput';
import { Thumbnail } from './Thumbnail';
import type { Trial } from './Trial';

interface HistoryProps {
  trials: Trial[];
  labels?: string[];
  picture?: Picture;
  onShow: (trial: Trial) => void;
}

/** All tries since the page was opened, newest first. */
export function TrialHistory({ trials, labels, picture, onShow }: HistoryProps) {
  const columns: Column<Trial>[] = [
    {
      title: texts.columns.record,
      cell: (trial) => (
        <UnstyledButton
          aria-label={texts.show(trial.summary)}
          mih={28}
          miw={28}
          fz="sm"
          className="link"
          onClick={() => onShow(trial)}
        >
          {picture && trial.values ? (
            <Thumbnail values={trial.values} picture={picture} />
          ) : (
            trial.summary
          )}
        </UnstyledButton>
      ),
    },
    { title: texts.columns.prediction, cell: (trial) => verdict(trial, labels) },
    { title: texts.columns.expected, cell: ({ expected }) => expectedText(expected, labels) },
    { title: texts.columns.version, cell: version },
    { title: texts.columns.elapsed, numeric: true, cell: elapsed },
    { title: texts.columns.when, narrow: true, cell: ({ at }) => <Moment at={at} /> },
  ];
  return (
    <Panel title={texts.history} flush={trials.length > 0}>
      {trials.length === 0 ? (
        <Text size="sm" c="dimmed">
          {texts.noTries}
        </Text>
      ) : (
        <DataTable label={texts.history} columns={columns} rows={trials} rowKey={({ id }) => id} />
      )}
    </Panel>
  );
}

function verdict({ outcome }: Trial, labels?: string[]): string {
  if (outcome.kind !== 'SCORED') return texts.state[outcome.kind];
  return outcome.answer.predictions
    .map((prediction) => {
      const chosen = classOf(prediction);
      const share =
        chosen === undefined ? undefined : (prediction.score ?? prediction.values[chosen]);
      const said = verdictOf(prediction, labels);
      return share === undefined ? said : `${said} (${percent(share)})`;
    })
    .join('; ');
}

function expectedText(expected: number | undefined, labels?: string[]): string {
  if (expected === undefined) return '–';
  return Number.isInteger(expected) ? nameOf(expected, labels) : metric(expected);
}

function version({ outcome }: Trial): string {
  return outcome.kind === 'SCORED'
    ? texts.byVersion(outcome.answer.model, outcome.answer.version)
    : '–';
}

function elapsed({ outcome }: Trial): string {
  if (outcome.kind === 'SCORED') return milliseconds(outcome.answer.elapsedMs);
  return 'elapsedMs' in outcome ? milliseconds(outcome.elapsedMs) : '–';
}
