import { Alert, Code, Loader, Group, Stack, Text } from '@mantine/core';
import { ErrorNote } from '../display/ErrorNote';
import { metric, milliseconds } from '../display/quantity';
import { tryItTexts as texts } from '../texts/tryit';
import { classOf, type Prediction } from './prediction';
import { nameOf, PredictionView } from './PredictionView';
import classes from './PredictionView.module.css';
import type { Answer, Outcome, Trial } from './Trial';

interface AnswerProps {
  trial: Trial | undefined;
  labels?: string[];
}

/** What became of a try; the place is as high before the answer as after it. */
export function AnswerView({ trial, labels }: AnswerProps) {
  return (
    <div className={classes.stage} aria-live="polite">
      {trial ? (
        <Became {...{ trial, labels }} outcome={trial.outcome} />
      ) : (
        <Note>{texts.none}</Note>
      )}
    </div>
  );
}

/** Of a range `topic:partition:first:end`. */
function partsOf(place: string): [topic: string, partition: string, offset: string] {
  const [topic = '', partition = '', offset = ''] = place.split(':');
  return [topic, partition, offset];
}

function Note({ children }: { children: React.ReactNode }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}

interface BecameProps {
  trial: Trial;
  outcome: Outcome;
  labels?: string[];
}

function Became({ trial, outcome, labels }: BecameProps) {
  switch (outcome.kind) {
    case 'SENDING':
      return <Waiting>{texts.sending}</Waiting>;
    case 'WAITING':
      return <Waiting>{texts.waiting(...partsOf(outcome.place))}</Waiting>;
    case 'NOT_SENT':
      return <ErrorNote error={outcome.error} />;
    case 'HANDED_ON':
      return <Note>{texts.handedOn(outcome.topic)}</Note>;
    case 'REJECTED':
      return (
        <Alert color="red" variant="light" title={texts.rejected}>
          <Text size="sm">{outcome.reason}</Text>
          <Text size="sm" mt={6}>
            {texts.rejectedHelp}
          </Text>
          <Code>{outcome.code}</Code>
        </Alert>
      );
    case 'SCORED':
      return <Scored answer={outcome.answer} expected={trial.expected} labels={labels} />;
  }
}

function Waiting({ children }: { children: React.ReactNode }) {
  return (
    <Group gap={10}>
      <Loader size="xs" type="dots" aria-hidden="true" />
      <Note>{children}</Note>
    </Group>
  );
}

function Scored({
  answer,
  expected,
  labels,
}: {
  answer: Answer;
  expected?: number;
  labels?: string[];
}) {
  const { predictions, record } = answer;
  return (
    <Stack gap={16}>
      {predictions.length === 0 && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {texts.unreadable} <Code>{record.valueText ?? record.valueBase64}</Code>
        </Text>
      )}
      {predictions.map((prediction) => (
        <PredictionView key={prediction.output ?? ''} {...{ prediction, labels }} />
      ))}
      {expected !== undefined && predictions.length === 1 && predictions[0] && (
        <Comparison prediction={predictions[0]} {...{ expected, labels }} />
      )}
      <div className={classes.foot}>
        <span data-testid="version">{texts.byVersion(answer.model, answer.version)}</span>
        <span>
          {texts.roundTrip} {milliseconds(answer.elapsedMs)}
        </span>
        <span>
          {texts.offset} {texts.placeOf(record.partition, record.offset)}
        </span>
      </div>
    </Stack>
  );
}

interface ComparisonProps {
  prediction: Prediction;
  expected: number;
  labels?: string[];
}

function Comparison({ prediction, expected, labels }: ComparisonProps) {
  const chosen = classOf(prediction);
  const number =
    prediction.number ?? (prediction.values.length === 1 ? prediction.values[0] : undefined);
  if (chosen === undefined && number === undefined) return null;
  const name = nameOf(expected, labels);
  return (
    <Text size="sm" className={classes.verity} data-right={chosen === expected}>
      {chosen !== undefined
        ? chosen === expected
          ? texts.right(name)
          : texts.wrong(name)
        : texts.expectedNumber(metric(expected), metric((number ?? 0) - expected))}
    </Text>
  );
}
