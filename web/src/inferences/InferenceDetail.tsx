import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { detailOf } from '../api/queries';
import type { Inference } from '../api/types';
import { ConditionBadges, ConditionNotes } from '../display/conditions';
import { Facts, type Fact } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, duration, milliseconds, rate, words } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { StateBadge } from '../display/StateBadge';
import { Sentence } from '../display/Sentence';
import { Screen } from '../shell/Screen';
import { DeployVersion } from './DeployVersion';
import { faultAdvice } from './faultAdvice';
import { InferenceActions } from './InferenceActions';
import { latencyOf } from './latency';
import { OperationNote } from './OperationNote';
import { modelInUse } from './modelInUse';
import { outputFacts } from './output';
import { RevisionTable } from './RevisionTable';
import { ScoringCharts } from './ScoringCharts';
import { SnapshotTable } from './SnapshotTable';
import { UpgradeForm } from './UpgradeForm';

export function InferenceDetail() {
  const { inferenceId } = useParams({ from: '/inferences/$inferenceId' });
  const inference = useQuery(detailOf('inferences', inferenceId));
  return (
    <Screen
      title={inference.data?.name ?? 'Inference'}
      parent={{ to: '/inferences', name: 'Inferences' }}
      aside={
        inference.data && (
          <>
            <StateBadge state={inference.data.state} />
            <ConditionBadges conditions={inference.data.conditions} />
          </>
        )
      }
      actions={inference.data && <InferenceActions inference={inference.data} />}
    >
      <QueryView query={inference} rows={10}>
        {(shown) => (
          <Stack gap={20}>
            {shown.error && (
              <Alert
                color="red"
                variant="light"
                role="alert"
                title={<Sentence text={shown.error.message} />}
              >
                <Text size="sm">{faultAdvice(shown.error.code)}</Text>
                <Text size="xs" mt={6}>
                  {shown.error.code}
                </Text>
              </Alert>
            )}
            <ConditionNotes conditions={shown.conditions} />
            <OperationNote operation={shown.operation} />
            <Panel title="Now">
              <Facts facts={measured(shown)} />
            </Panel>
            <ScoringCharts inferenceId={shown.id} />
            <Panel title="Deployment">
              <Facts facts={deployed(shown)} />
            </Panel>
            <DeployVersion inference={shown} />
            <UpgradeForm inference={shown} />
            <RevisionTable inference={shown} />
            <SnapshotTable inference={shown} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  );
}

function measured(inference: Inference): Fact[] {
  const { metrics } = inference;
  const model = modelInUse(inference);
  return [
    ['Model', model.modelName],
    ['Version', String(model.modelVersion ?? '–')],
    ['Scored', count(metrics?.scored)],
    ['Dead letters', count(metrics?.deadLetters)],
    ['Records/s', rate(metrics?.recordsPerSecond)],
    ['Latency p50', milliseconds(latencyOf(metrics, 'p50Ms'))],
    ['Latency p99', milliseconds(latencyOf(metrics, 'p99Ms'))],
    ['Latency p99.9', milliseconds(latencyOf(metrics, 'p999Ms'))],
    ['Records in a batch', rate(metrics?.meanBatch)],
    ['Waiting', count(metrics?.waiting)],
    ['Model in use for', duration(metrics?.modelAgeMs)],
    ['Measured', <Moment key="time" at={metrics?.time} />],
  ];
}

function deployed(inference: Inference): Fact[] {
  const facts: Fact[] = [
    ['Input topic', inference.inputTopic],
    ['Output topic', inference.outputTopic],
    ['Format', inference.format],
    ...outputFacts(inference.output),
    ['Delivery', words(inference.delivery)],
    ['Parallelism', count(inference.parallelism)],
    ['Batch', `${inference.batch.maxSize} records, ${inference.batch.lingerMs} ms linger`],
    ['Revision', String(inference.revision)],
    ['Created', <Moment key="created" at={inference.createdAt} />],
  ];
  if (inference.inputKafka) {
    facts.push(['Input cluster', inference.inputKafka.bootstrapServers]);
  }
  if (inference.job?.dashboardUrl) {
    facts.push([
      'Flink',
      <a
        key="flink"
        className="link"
        href={inference.job.dashboardUrl}
        target="_blank"
        rel="noreferrer"
      >
        Dashboard
      </a>,
    ]);
  }
  return facts;
}
