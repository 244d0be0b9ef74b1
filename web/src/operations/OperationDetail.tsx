import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { detailOf } from '../api/queries';
import type { Operation } from '../api/types';
import { Facts } from '../display/Facts';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, duration } from '../display/quantity';
import { QueryView } from '../display/QueryView';
import { Screen } from '../shell/Screen';
import { operationTexts as texts } from '../texts/operations';
import { operationOf } from './queries';

/** How far something is that takes a while and was asked for. */
export function OperationDetail() {
  const { operationId } = useParams({ from: '/operations/$operationId' });
  const operation = useQuery(operationOf(operationId));
  return (
    <Screen
      title={operation.data ? texts.kinds[operation.data.kind] : texts.one}
      parent={{ to: '/inferences', name: texts.inferences }}
    >
      <Panel>
        <QueryView query={operation}>{(found) => <Progress operation={found} />}</QueryView>
      </Panel>
    </Screen>
  );
}

function Progress({ operation }: { operation: Operation }) {
  const { inferenceId, step, reason, startedAt, endedAt, fromRevision, toRevision } = operation;
  const inference = useQuery(detailOf('inferences', inferenceId));
  const tookMs = endedAt ? Date.parse(endedAt) - Date.parse(startedAt) : undefined;
  const wentWrong = endedAt !== null && step !== 'DONE';
  return (
    <>
      <Alert color={wentWrong ? 'red' : 'gray'} variant="light" role="status" mb={16}>
        {texts.steps[step]}
        {reason && `: ${reason}`}
      </Alert>
      <Facts
        facts={[
          [
            texts.inference,
            <Link
              key="inference"
              className="link"
              to="/inferences/$inferenceId"
              params={{ inferenceId }}
            >
              {inference.data?.name ?? inferenceId}
            </Link>,
          ],
          [texts.revisions, texts.fromTo(count(fromRevision), count(toRevision))],
          [texts.started, <Moment key="started" at={startedAt} />],
          [texts.ended, endedAt ? <Moment key="ended" at={endedAt} /> : texts.goesOn],
          [texts.took, duration(tookMs)],
        ]}
      />
    </>
  );
}
