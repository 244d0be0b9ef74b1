import { Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { Training } from '../api/types';
import { AnnounceForm } from '../datasources/AnnounceForm';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { ActionButton } from '../session/ActionButton';
import { trainingTexts as texts } from '../texts/trainings';

/** How to give a waiting training its data: a recorded stream, or a new announcement. */
export function WaitingForData({ training }: { training: Training }) {
  const sources = useQuery(listOf('data-sources'));
  const [sourceId, setSourceId] = useState<string | null>(null);
  const sending = useChange();
  const usable = sources.data?.filter((source) => source.retained === 'ALL') ?? [];
  return (
    <Panel title={texts.waiting}>
      <Stack gap="sm">
        <Text size="sm">{texts.waitingHow(training.deploymentNumber)}</Text>
        {usable.length > 0 && (
          <Group align="flex-end">
            <Select
              label={texts.recorded}
              w={360}
              maw="100%"
              data={usable.map((source) => ({
                value: source.id,
                label: [source.description, source.ranges.join(', ')].filter(Boolean).join(' · '),
              }))}
              value={sourceId}
              onChange={setSourceId}
            />
            <ActionButton
              needs="OPERATOR"
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
              {texts.use}
            </ActionButton>
          </Group>
        )}
        {sending.error && <ErrorNote error={sending.error} />}
        <AnnounceForm trainingId={training.id} />
      </Stack>
    </Panel>
  );
}
