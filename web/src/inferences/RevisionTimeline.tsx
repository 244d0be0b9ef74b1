import { useQuery } from '@tanstack/react-query';
import { useChange } from '../api/changes';
import { revisionsOf } from '../api/queries';
import type { Inference, Revision } from '../api/types';
import { ConfirmButton } from '../display/ConfirmButton';
import { Moment } from '../display/Moment';
import { Panel } from '../display/Panel';
import { QueryView } from '../display/QueryView';
import { words } from '../display/quantity';
import { inferenceTexts } from '../texts/inferences';
import { versionTexts as texts } from '../texts/versions';
import { canChange, howItStops, isResting } from './InferenceActions';
import classes from './RevisionTimeline.module.css';

/** All settings that it was asked to have, newest first. */
export function RevisionTimeline({ inference }: { inference: Inference }) {
  const revisions = useQuery(revisionsOf(inference));
  return (
    <Panel title={texts.revisions}>
      <QueryView query={revisions}>
        {({ items }) => (
          <ol className={classes.revisions} aria-label={texts.revisions}>
            {items.map((revision) => (
              <Entry key={revision.revision} {...{ inference, revision }} />
            ))}
          </ol>
        )}
      </QueryView>
    </Panel>
  );
}

interface RevisionProps {
  inference: Inference;
  revision: Revision;
}

function Entry({ inference, revision }: RevisionProps) {
  const { batch, delivery, parallelism, createdAt, current, failure } = revision;
  const settings = texts.revisionSettings(
    parallelism,
    inferenceTexts.batchOf(batch.maxSize, batch.lingerMs),
    words(delivery).toLowerCase(),
  );
  return (
    <li className={classes.revision} data-current={current} data-failed={failure !== null}>
      <div className={classes.head}>
        {texts.revisionOf(revision.revision)}
        <span className={classes.when}>
          <Moment at={createdAt} />
        </span>
      </div>
      <div className={classes.settings}>{settings}</div>
      <div className={classes.outcome}>
        <Outcome {...{ inference, revision }} />
      </div>
      {canChange(inference) && !current && (
        <div className={classes.action}>
          <RollBackButton {...{ inference, revision }} />
        </div>
      )}
    </li>
  );
}

/** What became of it, and what it left: of which kind and when, so that nothing old looks new. */
function Outcome({ inference, revision }: RevisionProps) {
  const { current, failure, snapshot, snapshotAt } = revision;
  const rests = current && isResting(inference);
  if (failure) return failure;
  if (current && !rests) return texts.current;
  if (!snapshot) return rests ? texts.restsOnNothing : texts.replaced;
  const kind = words(snapshot.kind).toLowerCase();
  return (
    <span title={snapshot.location}>
      {rests ? texts.restsOn(kind) : texts.endedWith(kind)}
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
      label={texts.rollBack}
      question={texts.rollBackQuestion(revision.revision)}
      consequence={`${howItStops(inference)} ${texts.rollBackConsequence}`}
      refuse={texts.stay}
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
