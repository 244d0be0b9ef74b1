import { Alert, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { detailOf } from '../api/queries';
import { isTerminal, type Training } from '../api/types';
import { ConditionBadges, ConditionNotes } from '../display/conditions';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, duration, percent } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { StateBadge } from '../display/StateBadge';
import { Sentence } from '../display/Sentence';
import { Screen } from '../shell/Screen';
import { faultAdvice } from './faultAdvice';
import { LearningCurves } from './LearningCurves';
import { optionFacts } from './optionFacts';
import { progressOf } from './progress';
import { ResultTable } from './ResultTable';
import { TrainingActions } from './TrainingActions';
import { WaitingForData } from './WaitingForData';

export function TrainingDetail() {
  const { trainingId } = useParams({ from: '/trainings/$trainingId' });
  const training = useQuery(detailOf('trainings', trainingId));
  return (
    <Screen
      title={training.data?.name ?? 'Training'}
      parent={{ to: '/trainings', name: 'Trainings' }}
      aside={
        training.data && (
          <>
            <StateBadge state={training.data.state} />
            <ConditionBadges conditions={training.data.conditions} />
          </>
        )
      }
      actions={training.data && <TrainingActions training={training.data} />}
    >
      <QueryView query={training} rows={10}>
        {(shown) => <Content training={shown} />}
      </QueryView>
    </Screen>
  );
}

function Content({ training }: { training: Training }) {
  return (
    <Stack gap={20}>
      {training.error && (
        <Alert
          color="red"
          variant="light"
          role="alert"
          title={<Sentence text={training.error.message} />}
        >
          <Text size="sm">{faultAdvice(training.error.code)}</Text>
          <Text size="xs" mt={6}>
            {training.error.code}
          </Text>
        </Alert>
      )}
      <ConditionNotes conditions={training.conditions} />
      {training.state === 'WAITING_FOR_DATA' && <WaitingForData training={training} />}
      <Overview training={training} />
      {training.results.length > 0 && (
        <Panel title="Results" flush>
          <ResultTable training={training} />
        </Panel>
      )}
      {training.state !== 'WAITING_FOR_DATA' && training.results.length > 0 && (
        <LearningCurves training={training} />
      )}
    </Stack>
  );
}

function Overview({ training }: { training: Training }) {
  const progress = progressOf(training.results);
  return (
    <Panel title="Overview">
      <Facts facts={[...factsOf(training), ...links(training)]} />
      {!isTerminal(training.state) && training.state !== 'WAITING_FOR_DATA' && (
        <Progress
          mt="lg"
          size="sm"
          value={100 * progress}
          aria-label={`Epochs done: ${percent(progress)}`}
        />
      )}
    </Panel>
  );
}

function factsOf(training: Training): Fact[] {
  const { fit } = training;
  const facts: Fact[] = [
    ['Epochs', count(fit.epochs)],
    ['Batch size', count(fit.batchSize)],
    ['Seed', String(fit.seed)],
    ['Shuffle', fit.shuffle ? 'Yes' : 'No'],
    ...optionFacts(fit),
    ['Started', <Moment key="started" at={training.startedAt} />],
  ];
  if (training.startedAt && training.finishedAt) {
    const ms = Date.parse(training.finishedAt) - Date.parse(training.startedAt);
    facts.push(['Took', duration(ms)]);
  }
  const sizes = training.results.find((result) => result.trainingExamples);
  if (sizes) {
    facts.push(
      ['Training examples', count(sizes.trainingExamples)],
      ['Validation examples', count(sizes.validationExamples)],
      ['Test examples', count(sizes.testExamples)],
    );
  }
  return facts;
}

function links(training: Training): Fact[] {
  const facts: Fact[] = [
    [
      'Model set',
      <Link
        key="set"
        className="link"
        to="/model-sets/$modelSetId"
        params={{ modelSetId: training.modelSetId }}
      >
        {training.modelSetName ?? training.modelSetId}
      </Link>,
    ],
  ];
  if (training.dataSourceId) {
    facts.push([
      'Data',
      <Link
        key="data"
        className="link"
        to="/data-sources/$dataSourceId"
        params={{ dataSourceId: training.dataSourceId }}
      >
        Data source
      </Link>,
    ]);
  }
  if (training.job?.dashboardUrl) {
    facts.push([
      'Flink',
      <a
        key="flink"
        className="link"
        href={training.job.dashboardUrl}
        target="_blank"
        rel="noreferrer"
      >
        Dashboard
      </a>,
    ]);
  }
  return facts;
}
