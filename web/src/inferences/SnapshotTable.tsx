import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useChange } from '../api/changes';
import { listOf } from '../api/queries';
import type { Inference, KeptSnapshot } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { DataTable, type Column } from '../display/DataTable';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { bytes, count, words } from '../display/quantity';
import { canChange, isResting } from './InferenceActions';

/** What it has left of what it knew: asked for, or left whenever it was stopped. */
export function SnapshotTable({ inference }: { inference: Inference }) {
  const snapshots = useQuery(listOf('snapshots'));
  const own = (snapshots.data ?? []).filter(({ inferenceId }) => inferenceId === inference.id);
  const columns: Column<KeptSnapshot>[] = [
    { title: 'Created', narrow: true, cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { title: 'Reason', cell: ({ reason }) => words(reason) },
    { title: 'State', cell: (snapshot) => <Outcome snapshot={snapshot} /> },
    { title: 'Size', numeric: true, cell: ({ sizeBytes }) => bytes(sizeBytes) },
    { title: 'Revision', numeric: true, cell: ({ revision }) => count(revision) },
    { title: 'Model', cell: ({ modelName, modelVersion }) => `${modelName}, ${modelVersion}` },
    { title: 'Action', cell: (snapshot) => <SnapshotActions {...{ inference, snapshot }} /> },
  ];
  return (
    <Panel title="Snapshots">
      {inference.state === 'RUNNING' && canChange(inference) && (
        <TakeButton inference={inference} />
      )}
      {own.length === 0 ? (
        <Text size="sm">None yet: one is left whenever it is stopped.</Text>
      ) : (
        <DataTable label="Snapshots" columns={columns} rows={own} rowKey={({ id }) => id} />
      )}
    </Panel>
  );
}

function Outcome({ snapshot: { state, kind, location, error } }: { snapshot: KeptSnapshot }) {
  if (error) return error;
  return <span title={location ?? undefined}>{words(kind ?? state)}</span>;
}

function TakeButton({ inference }: { inference: Inference }) {
  const taking = useChange();
  return (
    <Group mb={12}>
      <Button
        variant="default"
        loading={taking.isPending}
        onClick={() =>
          taking.mutate({
            method: 'POST',
            path: '/snapshots',
            body: { inferenceId: inference.id },
            touches: ['snapshots', 'inferences'],
          })
        }
      >
        Take a savepoint
      </Button>
      {taking.error && <Text size="sm">{taking.error.message}</Text>}
    </Group>
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
      label="Start from it"
      question={`Start ${inference.name} from this snapshot?`}
      consequence="What was scored since is scored again, and written a second time."
      refuse="Stay here"
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
      label="Delete"
      question="Delete this snapshot?"
      consequence="Its files are deleted: nothing can start from it any more."
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
