import { Checkbox, Group, Progress, Table, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Training, TrainingResult } from '../api/types';
import { colorOf } from '../charts/series';
import { count, duration, metric, sentence } from '../display/quantity';
import { Sentence } from '../display/Sentence';
import { StateBadge } from '../display/StateBadge';
import { CompareButton } from '../results/compare/CompareButton';
import { DeployOrDownload } from '../results/DeployOrDownload';
import { endingOf } from '../results/ending';
import { trainingTexts as texts } from '../texts/trainings';
import { bestOf } from './progress';
import classes from './ResultTable.module.css';
import { useResult } from './trainingQueries';

const titles = texts.columnsOfResults;

/** The models of a training; each row is rendered for its own epochs only. */
export function ResultTable({ training }: { training: Training }) {
  const [picked, setPicked] = useState<string[]>([]);
  const { results } = training;
  const best = results.length > 1 ? bestOf(training)?.result.id : undefined;
  const accuracy = hasAccuracy(results);
  const pick = (id: string, on: boolean) =>
    setPicked(on ? [...picked, id] : picked.filter((each) => each !== id));
  return (
    <>
      <Table.ScrollContainer minWidth={940}>
        <Table
          aria-label={texts.results}
          highlightOnHover
          verticalSpacing={9}
          horizontalSpacing={12}
        >
          <Table.Thead>
            <Table.Tr>
              {results.length > 1 && (
                <Table.Th scope="col" w={20}>
                  <VisuallyHidden>{texts.columns.pick}</VisuallyHidden>
                </Table.Th>
              )}
              <Table.Th scope="col" className={classes.model}>
                {titles.model}
              </Table.Th>
              <Table.Th scope="col">{titles.state}</Table.Th>
              {numericTitles(accuracy).map((title) => (
                <Table.Th key={title} scope="col" ta="right">
                  {title}
                </Table.Th>
              ))}
              <Table.Th scope="col">
                <VisuallyHidden>{titles.actions}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {results.map((result, index) => (
              <ResultRow
                key={result.id}
                given={result}
                color={colorOf(index)}
                best={result.id === best}
                told={training.error?.message}
                accuracy={accuracy}
                picked={picked.includes(result.id)}
                onPick={results.length > 1 ? (on) => pick(result.id, on) : undefined}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {picked.length > 0 && (
        <Group px={20} py={10}>
          <CompareButton results={results.filter((result) => picked.includes(result.id))} />
        </Group>
      )}
    </>
  );
}

function numericTitles(accuracy: boolean): string[] {
  const measured = accuracy
    ? [titles.trainLoss, titles.validationLoss, titles.validationAccuracy, titles.testAccuracy]
    : [titles.trainLoss, titles.validationLoss, titles.testLoss];
  return [titles.epoch, ...measured, titles.duration];
}

/** Nothing measured yet: most models have an accuracy, and columns that stay do not jump. */
function hasAccuracy(results: TrainingResult[]): boolean {
  const measured = results.filter((result) => result.train.loss !== undefined);
  return measured.length === 0 || measured.some((each) => each.train.accuracy !== undefined);
}

interface ResultRowProps {
  given: TrainingResult;
  color: string;
  best: boolean;
  /** The fault that the page tells already. */
  told: string | undefined;
  accuracy: boolean;
  picked: boolean;
  onPick: ((on: boolean) => void) | undefined;
}

function ResultRow({ given, color, best, told, accuracy, picked, onPick }: ResultRowProps) {
  const result = useResult(given);
  const { train, validation, test } = result;
  const numbers = accuracy
    ? [train.loss, validation.loss, validation.accuracy, test.accuracy]
    : [train.loss, validation.loss, test.loss];
  return (
    <Table.Tr>
      {onPick && (
        <Table.Td>
          <Checkbox
            aria-label={texts.select(result.modelName)}
            checked={picked}
            onChange={(event) => onPick(event.currentTarget.checked)}
          />
        </Table.Td>
      )}
      <Table.Td className={classes.model}>
        <Name result={result} color={color} best={best} told={told} />
      </Table.Td>
      <Table.Td>
        <StateBadge state={result.state} />
      </Table.Td>
      <Table.Td className={classes.number}>
        <EpochProgress result={result} />
      </Table.Td>
      {numbers.map((value, index) => (
        <Table.Td key={index} className={classes.number}>
          {metric(value)}
        </Table.Td>
      ))}
      <Table.Td className={classes.number}>{duration(result.durationMs)}</Table.Td>
      <Table.Td>
        {result.state === 'FINISHED' && (
          <DeployOrDownload result={result} name={result.modelName} />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

interface NameProps {
  result: TrainingResult;
  color: string;
  best: boolean;
  told: string | undefined;
}

function Name({ result, color, best, told }: NameProps) {
  return (
    <>
      <Group gap={8} wrap="nowrap">
        <span className={classes.swatch} style={{ background: color }} />
        <Link
          className={`link ${classes.name}`}
          title={result.modelName}
          to="/trainings/$trainingId/results/$resultId"
          params={{ trainingId: result.trainingId, resultId: result.id }}
        >
          {result.modelName}
        </Link>
        {best && <span className={classes.best}>{texts.best}</span>}
      </Group>
      {result.end && result.end !== 'ALL_EPOCHS' && (
        <Text size="sm" c="dimmed">
          {endingOf(result)}
        </Text>
      )}
      {result.error && result.error.message !== told && (
        <Text size="sm" className={classes.error}>
          <Sentence text={sentence(result.error.message)} />
        </Text>
      )}
    </>
  );
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
          aria-label={texts.epochsDone(result.epoch, result.epochs)}
        />
      )}
    </>
  );
}
