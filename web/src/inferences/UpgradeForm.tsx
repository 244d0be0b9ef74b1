import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useChange } from '../api/changes';
import type { Inference, UpgradeDraft } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { canChange } from './InferenceActions';

interface Settings {
  parallelism: number;
  maxSize: number;
  lingerMs: number;
}

/** Only what differs; nothing when all is as it is. */
export function changesOf(inference: Inference, wanted: Settings): UpgradeDraft | undefined {
  const { parallelism, batch } = inference;
  const { maxSize, lingerMs } = wanted;
  const draft: UpgradeDraft = {};
  if (wanted.parallelism !== parallelism) draft.parallelism = wanted.parallelism;
  if (maxSize !== batch.maxSize || lingerMs !== batch.lingerMs) draft.batch = { maxSize, lingerMs };
  return Object.keys(draft).length > 0 ? draft : undefined;
}

/** Other settings, by way of a savepoint. */
export function UpgradeForm({ inference }: { inference: Inference }) {
  const [edits, setEdits] = useState<Partial<Settings>>({});
  const upgrade = useChange(() => setEdits({}));
  const wanted = { parallelism: inference.parallelism, ...inference.batch, ...edits };
  const body = changesOf(inference, wanted);
  const change = {
    method: 'PATCH' as const,
    path: `/inferences/${inference.id}`,
    body,
    ifMatch: `"${inference.revision}"`,
  };
  const field = (name: keyof Settings, label: string, min: number) => (
    <NumberInput
      label={label}
      min={min}
      allowDecimal={false}
      w={150}
      value={wanted[name]}
      onChange={(value) => setEdits({ ...edits, [name]: Number(value) })}
    />
  );
  return (
    <Panel title="Settings">
      <Text size="sm" mb="sm">
        It stops with a savepoint and starts from it: no record is lost or scored twice. When it
        does not work with the new settings, those of before come back.
      </Text>
      <Group align="flex-end">
        {field('parallelism', 'Parallelism', 1)}
        {field('maxSize', 'Largest batch', 1)}
        {field('lingerMs', 'Linger (ms)', 0)}
        <Button
          disabled={!body || !canChange(inference)}
          loading={upgrade.isPending}
          onClick={() => upgrade.mutate({ ...change, touches: ['inferences'] })}
        >
          Upgrade
        </Button>
        {body && <CopyAsCurl request={change} />}
      </Group>
      {upgrade.error && <ErrorNote error={upgrade.error} />}
    </Panel>
  );
}
