import { useQuery } from '@tanstack/react-query';
import { useChange } from '../api/changes';
import { revisionsOf } from '../api/queries';
import type { Inference, Revision } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { DataTable, type Column } from '../display/DataTable';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, words } from '../display/quantity';
import { canChange } from './InferenceActions';

/** All settings that it was asked to have. */
export function RevisionTable({ inference }: { inference: Inference }) {
  const revisions = useQuery(revisionsOf(inference));
  const columns: Column<Revision>[] = [
    { title: 'Revision', numeric: true, cell: ({ revision }) => count(revision) },
    { title: 'Parallelism', numeric: true, cell: ({ parallelism }) => count(parallelism) },
    { title: 'Batch', cell: ({ batch }) => `${batch.maxSize} records, ${batch.lingerMs} ms` },
    { title: 'Delivery', cell: ({ delivery }) => words(delivery) },
    { title: 'Created', narrow: true, cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { title: 'Outcome', cell: outcome },
    {
      title: 'Action',
      cell: (revision) =>
        canChange(inference) && !revision.current ? (
          <RollBackButton inference={inference} revision={revision} />
        ) : null,
    },
  ];
  return (
    <Panel title="Revisions">
      <DataTable
        label="Revisions"
        columns={columns}
        rows={revisions.data?.items ?? []}
        rowKey={({ revision }) => String(revision)}
      />
    </Panel>
  );
}

function outcome({ current, failure, snapshot }: Revision): string {
  if (current) return 'In use';
  return failure ?? (snapshot ? `Ended with a ${words(snapshot.kind).toLowerCase()}` : 'Replaced');
}

function RollBackButton({ inference, revision }: { inference: Inference; revision: Revision }) {
  const rollback = useChange();
  return (
    <ConfirmButton
      label="Roll back"
      question={`Go back to revision ${revision.revision}?`}
      consequence="It stops with a savepoint and goes on from there with the earlier settings. No record is lost or scored twice."
      refuse="Stay here"
      harmless
      busy={rollback.isPending}
      error={rollback.error}
      onConfirm={() =>
        rollback.mutate({
          method: 'POST',
          path: `/inferences/${inference.id}:rollback`,
          body: { revision: revision.revision },
          touches: ['inferences'],
        })
      }
    />
  );
}
