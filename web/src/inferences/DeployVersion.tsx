import { Button, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { Inference } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { finishedResults } from './finishedResults';

/** Lets another result take over the running job, without a restart. */
export function DeployVersion({ inference }: { inference: Inference }) {
  const trainings = useQuery(listOf('trainings'));
  const [resultId, setResultId] = useState<string | null>(null);
  const deployment = useChange();
  const others = finishedResults(trainings.data ?? []).filter(
    (result) => result.value !== inference.resultId,
  );
  if (others.length === 0) return null;
  const path = `/inferences/${inference.id}:deploy-version`;
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
        <Button
          disabled={!resultId}
          loading={deployment.isPending}
          onClick={() =>
            deployment.mutate({ method: 'POST', path, body: { resultId }, touches: ['inferences'] })
          }
        >
          Switch
        </Button>
        {resultId && <CopyAsCurl request={{ method: 'POST', path, body: { resultId } }} />}
      </Group>
      {deployment.error && <ErrorNote error={deployment.error} />}
    </Panel>
  );
}
