import { Button, Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { Inference, ModelRollout } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { finishedResults } from './finishedResults';

function howFar(rollout: ModelRollout): string {
  switch (rollout.state) {
    case 'PREPARING':
      return `The model is being loaded; ${rollout.readySubtasks} subtasks are ready.`;
    case 'READY':
      return 'The model is ready and waits for its turn.';
    case 'REFUSED':
      return 'The model was refused; the one before goes on.';
    default:
      return 'Every subtask scores with this model.';
  }
}

/** Lets another result take over the running job, without a restart. */
export function DeployVersion({ inference }: { inference: Inference }) {
  const trainings = useQuery(listOf('trainings'));
  const [resultId, setResultId] = useState<string | null>(null);
  const [policy, setPolicy] = useState<string>('ON_CHECKPOINT');
  const deployment = useChange();
  const others = finishedResults(trainings.data ?? []).filter(
    (result) => result.value !== inference.resultId,
  );
  const previous = inference.rollout?.previous;
  if (others.length === 0 && !previous) return null;
  const path = `/inferences/${inference.id}:deploy-version`;
  const activation = { policy };
  const deploy = (body: object) =>
    deployment.mutate({ method: 'POST', path, body, touches: ['inferences'] });
  return (
    <Panel title="Switch model">
      <Group align="flex-end">
        <Select
          label="Result"
          description="Takes over between two records; none is lost or scored twice"
          w={440}
          maw="100%"
          placeholder="Choose a finished result"
          data={others}
          value={resultId}
          onChange={setResultId}
        />
        <Select
          label="Takes over"
          w={240}
          data={[
            { value: 'ON_CHECKPOINT', label: 'At one checkpoint' },
            { value: 'IMMEDIATE', label: 'As soon as it is ready' },
          ]}
          allowDeselect={false}
          value={policy}
          onChange={(value) => setPolicy(value ?? 'ON_CHECKPOINT')}
        />
        <Button
          disabled={!resultId}
          loading={deployment.isPending}
          onClick={() => deploy({ resultId, activation })}
        >
          Switch
        </Button>
        {previous && (
          <Button
            variant="default"
            loading={deployment.isPending}
            onClick={() => deploy({ previous: true, activation })}
          >
            Back to {previous.modelName} version {previous.modelVersion}
          </Button>
        )}
        {resultId && (
          <CopyAsCurl request={{ method: 'POST', path, body: { resultId, activation } }} />
        )}
      </Group>
      {inference.rollout && <Text size="sm">{howFar(inference.rollout)}</Text>}
      {deployment.error && <ErrorNote error={deployment.error} />}
    </Panel>
  );
}
