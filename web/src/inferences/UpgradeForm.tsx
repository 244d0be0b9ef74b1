import { Button, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { asApiError } from '../api/ApiError';
import { useChange } from '../api/changes';
import type { Delivery, Inference, UpgradeDraft } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { Panel } from '../display/Panel';
import { ActionButton } from '../session/ActionButton';
import { inferenceTexts } from '../texts/inferences';
import { versionTexts as texts } from '../texts/versions';
import { canChange } from './InferenceActions';
import { UpgradeDiff } from './UpgradeDiff';

interface Settings {
  parallelism: number;
  maxSize: number;
  lingerMs: number;
  delivery: Delivery;
}

/** Only what differs; nothing when all is as it is. */
export function changesOf(inference: Inference, wanted: Settings): UpgradeDraft | undefined {
  const { parallelism, batch, delivery } = inference;
  const { maxSize, lingerMs } = wanted;
  const draft: UpgradeDraft = {};
  if (wanted.parallelism !== parallelism) draft.parallelism = wanted.parallelism;
  if (maxSize !== batch.maxSize || lingerMs !== batch.lingerMs) draft.batch = { maxSize, lingerMs };
  if (wanted.delivery !== delivery) draft.delivery = wanted.delivery;
  return Object.keys(draft).length > 0 ? draft : undefined;
}

/** Settings, and the revision that the page showed when the first of them was changed. */
interface Edits {
  settings: Partial<Settings>;
  revision: number;
}

/** Other settings, by way of a savepoint; before that, what they would change. */
export function UpgradeForm({ inference }: { inference: Inference }) {
  const [edits, setEdits] = useState<Edits>();
  const upgrade = useChange(() => setEdits(undefined));
  const { parallelism, batch, delivery } = inference;
  const wanted: Settings = { parallelism, delivery, ...batch, ...edits?.settings };
  const body = changesOf(inference, wanted);
  const change = {
    method: 'PATCH' as const,
    path: `/inferences/${inference.id}`,
    body,
    ifMatch: `"${edits?.revision ?? inference.revision}"`,
  };
  const edit = (settings: Partial<Settings>) =>
    setEdits({
      settings: { ...edits?.settings, ...settings },
      revision: edits?.revision ?? inference.revision,
    });
  const takeCurrent = () => {
    setEdits(edits && { ...edits, revision: inference.revision });
    upgrade.reset();
  };
  const overtaken = upgrade.error && asApiError(upgrade.error).status === 412;
  const notNow = canChange(inference) ? undefined : texts.notNow;
  return (
    <Panel title={texts.settings}>
      <Stack gap={16}>
        <Text size="sm" c="dimmed" maw={760}>
          {texts.settingsHelp}
        </Text>
        <Group align="flex-end">
          <Whole name="parallelism" min={1} {...{ wanted, edit }} label={texts.parallelism} />
          <Whole name="maxSize" min={1} {...{ wanted, edit }} label={texts.maxSize} />
          <Whole name="lingerMs" min={0} {...{ wanted, edit }} label={texts.linger} />
          <NativeSelect
            label={texts.delivery}
            w={300}
            data={Object.entries(inferenceTexts.deliveries).map(([value, label]) => ({
              value,
              label,
            }))}
            value={wanted.delivery}
            onChange={(event) => edit({ delivery: event.currentTarget.value as Delivery })}
          />
        </Group>
        {body && <UpgradeDiff inference={inference} wanted={body} />}
        <Group>
          <ActionButton
            needs="OPERATOR"
            refusal={notNow ?? (body ? undefined : texts.same)}
            loading={upgrade.isPending}
            onClick={() => upgrade.mutate({ ...change, touches: ['inferences'] })}
          >
            {texts.upgrade}
          </ActionButton>
          {body && <CopyAsCurl request={change} />}
        </Group>
        {upgrade.error && <ErrorNote error={upgrade.error} />}
        {overtaken && (
          <Group>
            <Button variant="default" onClick={takeCurrent}>
              {texts.changedMeanwhile}
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  );
}

interface WholeProps {
  name: 'parallelism' | 'maxSize' | 'lingerMs';
  label: string;
  min: number;
  wanted: Settings;
  edit: (settings: Partial<Settings>) => void;
}

function Whole({ name, label, min, wanted, edit }: WholeProps) {
  return (
    <NumberInput
      label={label}
      min={min}
      allowDecimal={false}
      w={150}
      value={wanted[name]}
      onChange={(value) => edit({ [name]: Number(value) })}
    />
  );
}
