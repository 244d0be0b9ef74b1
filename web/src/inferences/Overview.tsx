import { Stack } from '@mantine/core';
import type { Inference } from '../api/types';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count } from '../display/quantity';
import { inferenceTexts } from '../texts/inferences';
import { Measures } from './Measures';
import { outputFacts } from './output';
import { ScoringCharts } from './ScoringCharts';

const texts = inferenceTexts.facts;

export function Overview({ inference }: { inference: Inference }) {
  return (
    <Stack gap={20}>
      <Measures inference={inference} />
      <ScoringCharts inference={inference} />
      <Panel title={inferenceTexts.deployment}>
        <Facts facts={deployed(inference)} />
      </Panel>
    </Stack>
  );
}

function deployed(inference: Inference): Fact[] {
  const { maxSize, lingerMs } = inference.batch;
  const facts: Fact[] = [
    [texts.inputTopic, inference.inputTopic],
    [texts.outputTopic, inference.outputTopic],
    [texts.format, inference.format],
    ...outputFacts(inference.output),
    [texts.delivery, inferenceTexts.deliveries[inference.delivery]],
    [texts.parallelism, count(inference.parallelism)],
    [texts.batch, inferenceTexts.batchOf(maxSize, lingerMs)],
    [texts.revision, String(inference.revision)],
    [texts.created, <Moment key="created" at={inference.createdAt} />],
  ];
  if (inference.inputKafka) {
    facts.push([texts.inputCluster, inference.inputKafka.bootstrapServers]);
  }
  if (inference.job.dashboardUrl) {
    facts.push([texts.flink, <Dashboard key="flink" address={inference.job.dashboardUrl} />]);
  }
  return facts;
}

export function Dashboard({ address }: { address: string }) {
  return (
    <a className="link" href={address} target="_blank" rel="noreferrer">
      {texts.dashboard}
    </a>
  );
}
