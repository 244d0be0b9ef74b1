import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { detailOf } from '../api/queries';
import type { Training } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, duration } from '../display/quantity';
import { trainingTexts } from '../texts/trainings';
import { optionFacts } from './optionFacts';

const texts = trainingTexts.facts;

/** What was asked for, on what data. */
export function TrainingSettings({ training }: { training: Training }) {
  const { name, modelSetId, dataSourceId, fit, startFrom } = training;
  const body = without({ name, modelSetId, dataSourceId, fit, startFrom });
  return (
    <Panel
      title={trainingTexts.tabs.settings}
      actions={
        <Group title={trainingTexts.againWith}>
          <CopyAsCurl request={{ method: 'POST', path: '/trainings', body }} />
        </Group>
      }
    >
      <Stack gap={24}>
        <Facts facts={[...links(training), ...factsOf(training)]} />
        <Facts facts={[...askedFor(training), ...optionFacts(fit)]} />
      </Stack>
    </Panel>
  );
}

/** Nothing is asked for by null. */
function without(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (_, member: unknown) => member ?? undefined));
}

function askedFor({ fit }: Training): Fact[] {
  return [
    [texts.epochs, count(fit.epochs)],
    [texts.batchSize, count(fit.batchSize)],
    [texts.seed, String(fit.seed)],
    [texts.shuffle, fit.shuffle ? texts.yes : texts.no],
  ];
}

function factsOf(training: Training): Fact[] {
  const facts: Fact[] = [
    [texts.started, <Moment key="started" at={training.startedAt} />],
    [texts.deployment, String(training.deploymentNumber)],
  ];
  if (training.startedAt && training.finishedAt) {
    const ms = Date.parse(training.finishedAt) - Date.parse(training.startedAt);
    facts.push([texts.took, duration(ms)]);
  }
  const sizes = training.results.find((result) => result.trainingExamples);
  if (sizes) {
    facts.push(
      [texts.training, count(sizes.trainingExamples)],
      [texts.validation, count(sizes.validationExamples)],
      [texts.test, count(sizes.testExamples)],
    );
  }
  return facts;
}

/** What it is called; it may have been deleted since. */
function SourceName({ id }: { id: string }) {
  const { data } = useQuery(detailOf('data-sources', id));
  return data?.description || data?.ranges.join(', ') || texts.dataSource;
}

function links(training: Training): Fact[] {
  const facts: Fact[] = [
    [
      texts.set,
      <Link
        key="set"
        className="link"
        to="/model-sets/$modelSetId"
        params={{ modelSetId: training.modelSetId }}
      >
        {training.modelSetName}
      </Link>,
    ],
  ];
  if (training.dataSourceId) {
    facts.push([
      texts.data,
      <Link
        key="data"
        className="link"
        to="/data-sources/$dataSourceId"
        params={{ dataSourceId: training.dataSourceId }}
      >
        <SourceName id={training.dataSourceId} />
      </Link>,
    ]);
  }
  return facts;
}
