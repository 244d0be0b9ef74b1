import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { Training } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';

const EXAMPLE = {
  ranges: ['my-topic:0:0:1000'],
  format: 'RAW',
  formatConfig: { data_type: 'float32', label_type: 'int32' },
  validationRate: 0.1,
  testRate: 0.1,
};

/** How to give a waiting training its data: a recorded stream, or a new announcement. */
export function WaitingForData({ training }: { training: Training }) {
  const sources = useQuery(listOf('data-sources'));
  const [sourceId, setSourceId] = useState<string | null>(null);
  const sending = useChange();
  const usable = sources.data?.filter((source) => source.retained === 'ALL') ?? [];
  return (
    <Panel title="Waiting for data">
      <Stack gap="sm">
        <Text size="sm">
          Write records to a topic, then announce the range for this training
          {training.deploymentNumber !== undefined &&
            `, which is deployment ${training.deploymentNumber} in control messages`}
          . It starts by itself.
        </Text>
        <Group align="flex-end">
          {usable.length > 0 && (
            <>
              <Select
                label="Recorded stream"
                w={360}
                maw="100%"
                data={usable.map((source) => ({
                  value: source.id,
                  label: [source.description, source.ranges.join(', ')].filter(Boolean).join(' · '),
                }))}
                value={sourceId}
                onChange={setSourceId}
              />
              <Button
                disabled={!sourceId}
                loading={sending.isPending}
                onClick={() =>
                  sending.mutate({
                    method: 'POST',
                    path: `/data-sources/${sourceId}:send`,
                    body: { trainingId: training.id },
                    touches: ['trainings'],
                  })
                }
              >
                Use it
              </Button>
            </>
          )}
          <CopyAsCurl
            request={{
              method: 'POST',
              path: '/data-sources',
              body: { ...EXAMPLE, trainingId: training.id },
            }}
          />
        </Group>
        {sending.error && <ErrorNote error={sending.error} />}
      </Stack>
    </Panel>
  );
}
