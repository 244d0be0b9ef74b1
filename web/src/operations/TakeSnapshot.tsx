import { Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import type { Inference } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { ErrorNote } from '../display/ErrorNote';
import { faultAt } from '../display/faultAt';
import { ActionButton } from '../session/ActionButton';
import { snapshotTexts as texts } from '../texts/operations';

/** Takes a savepoint of a deployment that goes on meanwhile. */
export function TakeSnapshot({ inferences }: { inferences: Inference[] }) {
  const [open, dialog] = useDisclosure(false);
  const running = inferences.filter(({ state }) => state === 'RUNNING');
  return (
    <>
      <ActionButton
        needs="OPERATOR"
        refusal={running.length === 0 ? texts.nothingRuns : undefined}
        onClick={dialog.open}
      >
        {texts.take}
      </ActionButton>
      <Modal opened={open} onClose={dialog.close} title={texts.take} centered>
        <TakeForm running={running} onDone={dialog.close} />
      </Modal>
    </>
  );
}

function TakeForm({ running, onDone }: { running: Inference[]; onDone: () => void }) {
  const [inferenceId, setInferenceId] = useState(running[0]?.id ?? '');
  const [description, setDescription] = useState('');
  const taking = useChange(onDone);
  const body = { inferenceId, ...(description && { description }) };
  const take = (event: FormEvent) => {
    event.preventDefault();
    taking.mutate({ method: 'POST', path: '/snapshots', body, touches: ['snapshots'] });
  };
  return (
    <form onSubmit={take}>
      <Stack gap="md">
        <Select
          label={texts.inference}
          data={running.map(({ id, name }) => ({ value: id, label: name }))}
          value={inferenceId}
          allowDeselect={false}
          error={faultAt(taking.error, '/inferenceId')}
          onChange={(id) => setInferenceId(id ?? '')}
        />
        <TextInput
          label={texts.whatFor}
          description={texts.whatForDetail}
          value={description}
          error={faultAt(taking.error, '/description')}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {taking.error && <ErrorNote error={taking.error} />}
        <Group>
          <ActionButton needs="OPERATOR" type="submit" loading={taking.isPending}>
            {texts.takeIt}
          </ActionButton>
          <CopyAsCurl request={{ method: 'POST', path: '/snapshots', body }} />
        </Group>
      </Stack>
    </form>
  );
}
