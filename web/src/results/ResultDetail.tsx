import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { detailOf } from '../api/queries';
import type { Training, TrainingResult } from '../api/types';
import { Facts, type Fact } from '../display/Facts';
import { Panel } from '../display/Panel';
import { bytes, count, duration, metric, rate, words } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { StateBadge } from '../display/StateBadge';
import { Sentence } from '../display/Sentence';
import { NotFound } from '../shell/NotFound';
import { Screen } from '../shell/Screen';
import { faultAdvice } from '../trainings/faultAdvice';
import { StopButtons } from '../trainings/StopButtons';
import { endingOf } from './ending';
import { EvaluationView } from './EvaluationView';
import { ResultActions } from './ResultActions';
import { ResultCurves } from './ResultCurves';

/** What one training has made of one model. */
export function ResultDetail() {
  const { trainingId, resultId } = useParams({ from: '/trainings/$trainingId/results/$resultId' });
  const training = useQuery(detailOf('trainings', trainingId));
  const result = training.data?.results.find((each) => each.id === resultId);
  if (training.data && !result) return <NotFound />;
  return (
    <Screen
      title={result?.modelName ?? 'Result'}
      parent={{ to: '/trainings', name: 'Trainings' }}
      aside={result && <StateBadge state={result.state} />}
      actions={
        training.data &&
        result && (
          <>
            <StopButtons training={training.data} />
            <ResultActions training={training.data} result={result} />
          </>
        )
      }
    >
      <QueryView query={training} rows={10}>
        {(shown) => result && <Content training={shown} result={result} />}
      </QueryView>
    </Screen>
  );
}

interface ContentProps {
  training: Training;
  result: TrainingResult;
}

function Content({ training, result }: ContentProps) {
  return (
    <Stack gap={20}>
      {result.error && (
        <Alert
          color="red"
          variant="light"
          role="alert"
          title={<Sentence text={result.error.message} />}
        >
          <Text size="sm">{faultAdvice(result.error.code)}</Text>
          <Text size="xs" mt={6}>
            {result.error.code}
          </Text>
        </Alert>
      )}
      <Panel title="Overview">
        {endingOf(result) && <Text mb="md">{endingOf(result)}</Text>}
        <Facts facts={[...links(training, result), ...factsOf(result)]} />
      </Panel>
      <ResultCurves result={result} />
      <EvaluationView result={result} />
    </Stack>
  );
}

function links(training: Training, result: TrainingResult): Fact[] {
  const facts: Fact[] = [
    [
      'Training',
      <Link
        key="training"
        className="link"
        to="/trainings/$trainingId"
        params={{ trainingId: training.id }}
      >
        {training.name}
      </Link>,
    ],
  ];
  if (result.initialResultId) {
    facts.push(['Started from', `Weights of result ${result.initialResultId}`]);
  } else if (result.initialWeights) {
    facts.push(['Started from', 'Weights in the file of the model']);
  }
  return facts;
}

function factsOf(result: TrainingResult): Fact[] {
  const { effort } = result;
  const facts: Fact[] = [
    ['Epoch', `${count(result.epoch)} of ${count(result.epochs)}`],
    ['Steps', count(effort?.steps ?? result.step)],
    ['Learning rate', result.learningRate ? rateText(result.learningRate) : '–'],
    ...Object.entries(result.test ?? {}).map(([name, value]): Fact => [
      `Test ${words(name).toLowerCase()}`,
      metric(value),
    ]),
    ['Took', duration(result.durationMs)],
  ];
  if (effort) {
    facts.push(
      ['Examples per second', rate(effort.examplesPerSecond)],
      ['Peak memory', effort.peakMemoryBytes > 0 ? bytes(effort.peakMemoryBytes) : '–'],
    );
  }
  if (result.modelVersion) facts.push(['Version', String(result.modelVersion)]);
  if (result.rejectedRecords) facts.push(['Rejected records', count(result.rejectedRecords)]);
  return facts;
}

function rateText(learningRate: number): string {
  return String(Number(learningRate.toPrecision(4)));
}
