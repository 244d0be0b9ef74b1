import { useQuery } from '@tanstack/react-query';
import { useChange } from '../api/changes';
import { revisionsOf } from '../api/queries';
import type { Inference, Revision } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { DataTable, type Column } from '../display/DataTable';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { count, words } from '../display/quantity';
import { canChange, howItStops, isResting } from './InferenceActions';

/** All settings that it was asked to have. */
export function RevisionTable({ inference }: { inference: Inference }) {
  const revisions = useQuery(revisionsOf(inference));
  const columns: Column<Revision>[] = [
    { title: 'Revision', numeric: true, cell: ({ revision }) => count(revision) },
    { title: 'Parallelism', numeric: true, cell: ({ parallelism }) => count(parallelism) },
    { title: 'Batch', cell: ({ batch }) => `${batch.maxSize} records, ${batch.lingerMs} ms` },
    { title: 'Delivery', cell: ({ delivery }) => words(delivery) },
    { title: 'Created', narrow: true, cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { title: 'Outcome', cell: (revision) => <Outcome {...{ inference, revision }} /> },
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

interface RevisionProps {
  inference: Inference;
  revision: Revision;
}

/** What became of it, and what it left: of which kind and when, so that nothing old looks new. */
function Outcome({ inference, revision }: RevisionProps) {
  const { current, failure, snapshot, snapshotAt } = revision;
  const rests = current && isResting(inference);
  if (failure) return failure;
  if (current && !rests) return 'In use';
  if (!snapshot) return rests ? 'Rests with nothing kept' : 'Replaced';
  return (
    <span title={snapshot.location}>
      {rests ? 'Rests on' : 'Ended with'} a {words(snapshot.kind).toLowerCase()}
      {snapshotAt && (
        <>
          , <Moment at={snapshotAt} />
        </>
      )}
    </span>
  );
}

function RollBackButton({ inference, revision }: RevisionProps) {
  const rollback = useChange();
  return (
    <ConfirmButton
      label="Roll back"
      question={`Go back to revision ${revision.revision}?`}
      consequence={`${howItStops(inference)} It goes on from there with the earlier settings.`}
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
