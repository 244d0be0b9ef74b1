import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { Inference, KeptSnapshot } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { CopyAsCurl } from '../display/CopyAsCurl';
import { DataTable, type Column } from '../display/DataTable';
import { EmptyState } from '../display/EmptyState';
import { ErrorNote } from '../display/ErrorNote';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { bytes, count, words } from '../display/quantity';
import { ActionButton } from '../session/ActionButton';
import { inferenceTexts } from '../texts/inferences';
import { canChange, isResting } from './InferenceActions';

const texts = inferenceTexts.snapshots;

/** What it has left of what it knew: asked for, or left whenever it was stopped. */
export function SnapshotTable({ inference }: { inference: Inference }) {
  const snapshots = useQuery(listOf('snapshots'));
  return (
    <Panel title={texts.title}>
      <Stack gap={16}>
        <Text size="sm" c="dimmed" maw={760}>
          {texts.help}
        </Text>
        <TakeForm inference={inference} />
        <QueryView query={snapshots}>
          {(all) => (
            <Kept
              inference={inference}
              snapshots={all.filter(({ inferenceId }) => inferenceId === inference.id)}
            />
          )}
        </QueryView>
      </Stack>
    </Panel>
  );
}

function Kept({ inference, snapshots }: { inference: Inference; snapshots: KeptSnapshot[] }) {
  const titles = texts.columns;
  const columns: Column<KeptSnapshot>[] = [
    { title: titles.created, narrow: true, cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { title: titles.reason, cell: ({ reason, description }) => description ?? words(reason) },
    { title: titles.state, cell: (snapshot) => <Outcome snapshot={snapshot} /> },
    { title: titles.size, numeric: true, cell: ({ sizeBytes }) => bytes(sizeBytes) },
    { title: titles.revision, numeric: true, cell: ({ revision }) => count(revision) },
    {
      title: titles.model,
      cell: ({ modelName, modelVersion }) => texts.model(modelName, modelVersion),
    },
    { title: titles.action, cell: (snapshot) => <SnapshotActions {...{ inference, snapshot }} /> },
  ];
  if (snapshots.length === 0) {
    return <EmptyState title={texts.none}>{texts.noneHelp}</EmptyState>;
  }
  const size = snapshots.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
  return (
    <>
      <DataTable label={texts.title} columns={columns} rows={snapshots} rowKey={({ id }) => id} />
      <Text size="xs" c="dimmed">
        {texts.total(snapshots.length, bytes(size))}
      </Text>
    </>
  );
}

function Outcome({ snapshot: { state, kind, location, error } }: { snapshot: KeptSnapshot }) {
  if (error) return error;
  return <span title={location ?? undefined}>{words(kind ?? state)}</span>;
}

function TakeForm({ inference }: { inference: Inference }) {
  const [description, setDescription] = useState('');
  const taking = useChange(() => setDescription(''));
  const request = {
    method: 'POST' as const,
    path: '/snapshots',
    body: { inferenceId: inference.id, ...(description && { description }) },
  };
  const possible = inference.state === 'RUNNING' && canChange(inference);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    taking.mutate({ ...request, touches: ['snapshots', 'inferences'] });
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end">
        <TextInput
          label={texts.description}
          placeholder={texts.descriptionHint}
          w={280}
          maw="100%"
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <ActionButton
          type="submit"
          needs="OPERATOR"
          variant="default"
          title={texts.takeHelp}
          refusal={possible ? undefined : texts.notNow}
          loading={taking.isPending}
        >
          {texts.take}
        </ActionButton>
        <CopyAsCurl request={request} />
      </Group>
      {taking.error && <ErrorNote error={taking.error} />}
    </form>
  );
}

interface SnapshotProps {
  inference: Inference;
  snapshot: KeptSnapshot;
}

function SnapshotActions({ inference, snapshot }: SnapshotProps) {
  const usable = snapshot.state === 'COMPLETED' && canChange(inference);
  const own = snapshot.reason === 'ON_DEMAND' && ['COMPLETED', 'FAILED'].includes(snapshot.state);
  return (
    <Group gap={8} wrap="nowrap">
      {usable && <StartButton inference={inference} snapshot={snapshot} />}
      {own && <DeleteButton snapshot={snapshot} />}
    </Group>
  );
}

function StartButton({ inference, snapshot }: SnapshotProps) {
  const start = useChange();
  const action = isResting(inference) ? 'resume' : 'restart';
  return (
    <ConfirmButton
      label={texts.start}
      question={texts.startQuestion(inference.name)}
      consequence={texts.startConsequence}
      refuse={texts.stay}
      busy={start.isPending}
      error={start.error}
      onConfirm={() =>
        start.mutate({
          method: 'POST',
          path: `/inferences/${inference.id}:${action}`,
          body: { snapshotId: snapshot.id },
          touches: ['inferences'],
        })
      }
    />
  );
}

function DeleteButton({ snapshot }: { snapshot: KeptSnapshot }) {
  const deletion = useChange();
  return (
    <ConfirmButton
      label={texts.delete}
      question={texts.deleteQuestion}
      consequence={texts.deleteConsequence}
      busy={deletion.isPending}
      error={deletion.error}
      onConfirm={() =>
        deletion.mutate({
          method: 'DELETE',
          path: `/snapshots/${snapshot.id}`,
          touches: ['snapshots'],
        })
      }
    />
  );
}
