import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { DataSource, Training } from '../api/types';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { EmptyState } from '../display/EmptyState';
import { ErrorNote } from '../display/ErrorNote';
import { QueryView } from '../display/QueryView';
import { ActionButton } from '../session/ActionButton';
import { LinkButton } from '../shell/LinkButton';
import { dataSourceTexts as texts } from '../texts/dataSources';
import { retentionMeaning } from './retention';

/** Gives a recorded stream to one more training. */
export function SendToTraining({ source }: { source: DataSource }) {
  const [open, dialog] = useDisclosure(false);
  return (
    <>
      <ActionButton
        needs="OPERATOR"
        variant="default"
        refusal={refusalOf(source)}
        onClick={dialog.open}
      >
        {texts.send}
      </ActionButton>
      <Modal opened={open} onClose={dialog.close} title={texts.sendTitle} centered>
        <Choice source={source} onCancel={dialog.close} />
      </Modal>
    </>
  );
}

function refusalOf({ retained }: DataSource): string | undefined {
  return retained === 'PARTLY' || retained === 'EXPIRED' ? retentionMeaning(retained) : undefined;
}

interface ChoiceProps {
  source: DataSource;
  onCancel: () => void;
}

function Choice({ source, onCancel }: ChoiceProps) {
  const trainings = useQuery(listOf('trainings'));
  return (
    <QueryView query={trainings}>
      {(all) => {
        const waiting = all.filter((training) => training.state === 'WAITING_FOR_DATA');
        return waiting.length > 0 ? (
          <Sending source={source} waiting={waiting} onCancel={onCancel} />
        ) : (
          <NoneWaits source={source} />
        );
      }}
    </QueryView>
  );
}

function NoneWaits({ source }: { source: DataSource }) {
  return (
    <EmptyState
      title={texts.noneWaitsTitle}
      action={
        <LinkButton to="/trainings/new" search={{ dataSourceId: source.id }}>
          {texts.train}
        </LinkButton>
      }
    >
      {texts.noneWaits}
    </EmptyState>
  );
}

function Sending({ source, waiting, onCancel }: ChoiceProps & { waiting: Training[] }) {
  const [trainingId, setTrainingId] = useState<string | null>(waiting[0]?.id ?? null);
  const [sentTo, setSentTo] = useState<Training>();
  const sending = useChange();
  const change = {
    method: 'POST',
    path: `/data-sources/${source.id}:send`,
    body: { trainingId },
    touches: ['trainings', 'data-sources'],
  } as const;
  const send = () =>
    sending.mutate(
      { ...change, touches: [...change.touches] },
      { onSuccess: () => setSentTo(waiting.find((training) => training.id === trainingId)) },
    );
  return (
    <Stack>
      <Text size="sm">{texts.sendAbout}</Text>
      <Select
        label={texts.training}
        allowDeselect={false}
        data={waiting.map((training) => ({ value: training.id, label: training.name }))}
        value={trainingId}
        onChange={setTrainingId}
      />
      {sending.error && <ErrorNote error={sending.error} />}
      {sentTo && (
        <Text size="sm" role="status">
          <Link className="link" to="/trainings/$trainingId" params={{ trainingId: sentTo.id }}>
            {texts.sent(sentTo.name)}
          </Link>
        </Text>
      )}
      <Group justify="flex-end">
        <CopyAsCurl request={change} />
        <Button variant="default" onClick={onCancel}>
          {texts.cancel}
        </Button>
        <ActionButton needs="OPERATOR" loading={sending.isPending} onClick={send}>
          {texts.sendNow}
        </ActionButton>
      </Group>
    </Stack>
  );
}
