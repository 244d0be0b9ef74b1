package io.millrace.controlplane.inferences;

import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.reconciliation.ReconcileRequested;
import io.millrace.controlplane.reconciliation.Reconciler;
import io.millrace.controlplane.snapshots.KeptSnapshot;
import io.millrace.controlplane.snapshots.KeptSnapshot.Reason;
import io.millrace.controlplane.snapshots.KeptSnapshot.State;
import io.millrace.controlplane.snapshots.KeptSnapshots;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.controlplane.submission.Snapshot;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes snapshots that nobody needs: first it is written down that one is to go, then its files
 * go, then the row. Nothing is deleted that a deployment would start from.
 */
@Component
class InferenceSnapshots implements Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(InferenceSnapshots.class);
  private final InferenceRepository repository;
  private final RevisionRepository revisions;
  private final KeptSnapshots snapshots;
  private final InferenceRuns runs;
  private final JobSubmitter submitter;
  private final ApplicationEventPublisher publisher;

  InferenceSnapshots(
      InferenceRepository repository,
      RevisionRepository revisions,
      KeptSnapshots snapshots,
      InferenceRuns runs,
      JobSubmitter submitter,
      ApplicationEventPublisher publisher) {
    this.repository = repository;
    this.revisions = revisions;
    this.snapshots = snapshots;
    this.runs = runs;
    this.submitter = submitter;
    this.publisher = publisher;
  }

  /** Deleting one that is being deleted already changes nothing. */
  @Transactional
  void delete(String id) {
    Inference inference =
        snapshots
            .find(id)
            .flatMap(kept -> repository.lock(kept.from().inferenceId()))
            .orElseThrow(() -> ProblemException.notFound("snapshot", id));
    KeptSnapshot kept =
        snapshots.find(id).orElseThrow(() -> ProblemException.notFound("snapshot", id));
    requireUnused(inference, kept);
    if (kept.state() != State.DELETING) {
      snapshots.dismiss(kept);
      publisher.publishEvent(new ReconcileRequested());
    }
  }

  private void requireUnused(Inference inference, KeptSnapshot kept) {
    if (kept.state() == State.PENDING) {
      throw inUse(kept, "is PENDING; legal is a deletion once it is COMPLETED or FAILED");
    }
    if (kept.reason() != Reason.ON_DEMAND) {
      throw inUse(
          kept,
          "is what "
              + kept.reason()
              + " left; it goes by itself when no rollback of inference '"
              + inference.name()
              + "' needs it");
    }
    nameOf(inference, kept)
        .ifPresent(
            named -> {
              throw inUse(
                  kept, "is what " + named + " starts from; legal is one that nothing names");
            });
  }

  private Optional<String> nameOf(Inference inference, KeptSnapshot kept) {
    Snapshot snapshot = kept.snapshot();
    if (snapshot == null) {
      return Optional.empty();
    }
    String whole = " of inference '" + inference.name() + "'";
    if (snapshot.equals(inference.run().from())) {
      return Optional.of("run " + inference.run().number() + whole);
    }
    if (inference.underWay().filter(o -> snapshot.equals(o.startFrom())).isPresent()) {
      return Optional.of("the operation under way" + whole);
    }
    return revisions.of(inference.id()).stream()
        .filter(revision -> snapshot.equals(revision.snapshot()))
        .map(revision -> "revision " + revision.number() + whole)
        .findFirst();
  }

  private static ProblemException inUse(KeptSnapshot kept, String why) {
    return ProblemException.conflict("SNAPSHOT_IN_USE", "snapshot '" + kept.id() + "' " + why);
  }

  @Override
  public String name() {
    return "snapshots";
  }

  @Override
  public void reconcile() {
    for (KeptSnapshot dismissed : snapshots.dismissed()) {
      repository
          .find(dismissed.from().inferenceId())
          .ifPresent(inference -> discard(inference, dismissed));
    }
  }

  private void discard(Inference inference, KeptSnapshot dismissed) {
    try {
      JobRun run = new JobRun(runs.spec(inference), dismissed.from().run(), null);
      submitter.discardSnapshot(run, dismissed.id());
      snapshots.remove(dismissed.id());
    } catch (RuntimeUnreachableException e) {
      LOG.info("snapshot {} cannot be deleted yet: {}", dismissed.id(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("snapshot {} cannot be deleted; the others can", dismissed.id(), e);
    }
  }
}
