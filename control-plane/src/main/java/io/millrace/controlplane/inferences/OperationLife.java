package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.inferences.Operation.Kind;
import io.millrace.controlplane.inferences.Operation.Step;
import io.millrace.controlplane.snapshots.KeptSnapshot.Reason;
import io.millrace.controlplane.snapshots.KeptSnapshots;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down how operations go: each step, the settings and the run it needs and the state people
 * see, all at once. What comes too late, after a deletion perhaps, changes nothing.
 */
@Component
class OperationLife {
  /** Revisions that can be gone back to with what they left. */
  private static final int SNAPSHOTS_KEPT = 3;

  static final String FAILED = "UPGRADE_FAILED";

  private final InferenceRepository repository;
  private final RevisionRepository revisions;
  private final OperationRepository operations;
  private final KeptSnapshots snapshots;
  private final Scoring scoring;
  private final InferenceLife life;
  private final Clock clock;

  OperationLife(
      InferenceRepository repository,
      RevisionRepository revisions,
      OperationRepository operations,
      KeptSnapshots snapshots,
      Scoring scoring,
      InferenceLife life,
      Clock clock) {
    this.repository = repository;
    this.revisions = revisions;
    this.operations = operations;
    this.snapshots = snapshots;
    this.scoring = scoring;
    this.life = life;
    this.clock = clock;
  }

  /** The state that people see while an operation is at a step. */
  static JobState shown(Kind kind, Step step) {
    if (step == Step.HALTING || step == Step.RETURNING) {
      return JobState.ROLLING_BACK;
    }
    return switch (kind) {
      case UPGRADE -> JobState.UPGRADING;
      case ROLLBACK -> JobState.ROLLING_BACK;
      case SUSPEND -> JobState.SUSPENDING;
      case RESUME -> JobState.DEPLOYING;
      case RESTART -> JobState.RESTARTING;
      case SNAPSHOT -> JobState.RUNNING;
    };
  }

  /** The job rests. The next run is written down before it is started, so that it starts once. */
  @Transactional
  void stopped(Operation operation, @Nullable Snapshot left, @Nullable Long size) {
    locked(operation)
        .ifPresent(
            inference -> {
              if (left != null) {
                keep(inference, operation, left, size);
              }
              stopped(inference, operation, left);
            });
  }

  private void keep(Inference inference, Operation operation, Snapshot left, @Nullable Long size) {
    revisions.leave(inference.id(), inference.run().revision(), left, takenAt(inference, left));
    if (!left.equals(inference.run().from())) {
      snapshots.left(inference.knowledge(), Reason.valueOf(operation.kind().name()), left, size);
    }
  }

  private void stopped(Inference inference, Operation operation, @Nullable Snapshot left) {
    String reason =
        operation.step() == Step.STOPPING ? noSavepoint(inference, operation, left) : null;
    reason = reason == null ? operation.reason() : reason;
    if (operation.kind() == Kind.SUSPEND) {
      int revision = inference.run().revision();
      end(begin(inference, revision, left), operation, Step.DONE, reason, JobState.SUSPENDED);
    } else if (operation.step() == Step.HALTING) {
      Snapshot back = neverBegun(inference, operation, left) ? before(inference, operation) : left;
      move(begin(inference, operation.fromRevision(), back), operation, Step.RETURNING, reason);
    } else {
      Snapshot from = operation.startFrom() == null ? left : operation.startFrom();
      move(begin(inference, operation.toRevision(), from), operation, Step.STARTING, reason);
    }
  }

  /** Settings that were to go on from an old snapshot and did not work have kept nothing newer. */
  private static boolean neverBegun(
      Inference inference, Operation operation, @Nullable Snapshot left) {
    return operation.startFrom() != null && Objects.equals(left, inference.run().from());
  }

  /** What the settings of before had left when they were stopped for others. */
  private @Nullable Snapshot before(Inference inference, Operation operation) {
    return revisions
        .find(inference.id(), operation.fromRevision())
        .map(Revision::snapshot)
        .orElse(null);
  }

  /** An older one is never shown as new. */
  private @Nullable Instant takenAt(Inference inference, Snapshot left) {
    if (!left.equals(inference.run().from())) {
      return clock.instant();
    }
    return revisions.of(inference.id()).stream()
        .filter(revision -> left.equals(revision.snapshot()))
        .map(Revision::snapshotAt)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What was kept instead; null when there is a savepoint, or the job had rested before. */
  private static @Nullable String noSavepoint(
      Inference inference, Operation operation, @Nullable Snapshot left) {
    boolean nothingNew = Objects.equals(left, inference.run().from());
    if (left != null && left.kind() == Snapshot.Kind.CHECKPOINT && !nothingNew) {
      return "no savepoint could be taken; it goes on from its last checkpoint";
    }
    boolean worked = operation.kind() == Kind.SUSPEND || operation.kind() == Kind.RESTART;
    if (!worked || !nothingNew) {
      return null;
    }
    return left == null
        ? "no savepoint could be taken, and it had kept nothing yet; it begins anew"
        : "no savepoint could be taken; it goes on from what it began with";
  }

  private Inference begin(Inference inference, int revision, @Nullable Snapshot from) {
    Settings settings =
        revisions
            .find(inference.id(), revision)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "inference " + inference.id() + " has no revision " + revision))
            .settings();
    return inference.with(inference.run().next(revision, from), settings);
  }

  /** It does not work yet. */
  @Transactional
  void watch(Operation operation, JobStatus seen) {
    locked(operation)
        .ifPresent(
            inference ->
                save(inference, operation, InferenceProgress.during(inference.status(), seen)));
  }

  /** It works; the deployment as it is now. */
  @Transactional
  Inference started(Operation operation, JobStatus seen) {
    locked(operation)
        .ifPresent(
            inference -> {
              scoring.forgetFrom(inference.id(), inference.pipeline().parallelism());
              boolean back = operation.step() == Step.RETURNING;
              Inference.Status status = InferenceProgress.during(inference.status(), seen);
              end(
                  inference.with(status.failing(null)),
                  operation,
                  back ? Step.ROLLED_BACK : Step.DONE,
                  operation.reason(),
                  JobState.RUNNING);
            });
    return repository.find(operation.inferenceId()).orElseThrow();
  }

  /** It does not work and never will. */
  @Transactional
  void failed(Operation operation, String reason) {
    locked(operation).ifPresent(inference -> failed(inference, operation, reason));
  }

  private void failed(Inference inference, Operation operation, String reason) {
    if (operation.kind() == Kind.UPGRADE && operation.step() == Step.STARTING) {
      giveUp(inference, operation, reason);
      return;
    }
    String told =
        operation.step() == Step.RETURNING
            ? operation.reason() + "; going back failed as well: " + reason
            : reason;
    JobState state =
        operation.step() == Step.RETURNING ? JobState.UPGRADE_FAILED : JobState.SUSPENDED;
    Inference.Status status = inference.status().failing(new Inference.Fault(FAILED, told));
    end(inference.with(status), operation, Step.FAILED, told, state);
  }

  /** It does not work yet, and nobody waits any longer; it may still come to work. */
  @Transactional
  void late(Operation operation, String reason) {
    locked(operation)
        .ifPresent(
            inference -> {
              if (operation.kind() == Kind.UPGRADE && operation.step() == Step.STARTING) {
                giveUp(inference, operation, reason);
              } else {
                end(inference, operation, Step.FAILED, reason, JobState.DEPLOYING);
              }
            });
  }

  private void giveUp(Inference inference, Operation operation, String reason) {
    revisions.fail(inference.id(), operation.toRevision(), reason);
    move(inference, operation, Step.HALTING, reason);
  }

  /** The savepoint that was asked for is there. */
  @Transactional
  void taken(Operation operation, Snapshot taken, @Nullable Long size) {
    locked(operation)
        .ifPresent(
            inference -> {
              snapshots.complete(snapshotOf(operation), taken, size);
              end(inference, operation, Step.DONE, null, inference.status().state());
            });
  }

  /** There is none and there will be none; the job is as it was. */
  @Transactional
  void notTaken(Operation operation, String reason) {
    locked(operation)
        .ifPresent(
            inference -> {
              snapshots.fail(snapshotOf(operation), reason);
              end(inference, operation, Step.FAILED, reason, inference.status().state());
            });
  }

  private static String snapshotOf(Operation operation) {
    return Objects.requireNonNull(operation.snapshotId(), "snapshotId");
  }

  /** There is no job any more that could be stopped. */
  @Transactional
  void lost(Operation operation, String reason) {
    locked(operation)
        .ifPresent(
            inference -> {
              Inference.Fault fault = new Inference.Fault(FAILED, reason);
              Inference.Status status = inference.status().failing(fault);
              end(inference.with(status), operation, Step.FAILED, reason, JobState.FAILED);
            });
  }

  /** Locations of what revisions have left, as far as one may be wanted back. */
  @Transactional
  Set<String> neededSnapshots(Inference inference) {
    Set<String> needed = new HashSet<>();
    Snapshot from = inference.run().from();
    if (from != null) {
      needed.add(from.location());
    }
    List<Revision> left =
        revisions.of(inference.id()).stream().filter(r -> r.snapshot() != null).toList();
    for (Revision revision : left) {
      Snapshot snapshot = revision.snapshot();
      boolean kept = snapshot != null && needed.size() <= SNAPSHOTS_KEPT;
      if (kept) {
        needed.add(snapshot.location());
      } else if (snapshot != null && !needed.contains(snapshot.location())) {
        revisions.leave(inference.id(), revision.number(), null, null);
      }
    }
    snapshots.retain(inference.id(), needed);
    needed.addAll(snapshots.onDemand(inference.id()));
    return needed;
  }

  private Optional<Inference> locked(Operation operation) {
    return repository
        .lock(operation.inferenceId())
        .filter(inference -> inference.status().state() != JobState.CANCELLING)
        .filter(
            inference ->
                inference
                    .underWay()
                    .filter(known -> known.id().equals(operation.id()))
                    .filter(known -> known.step() == operation.step())
                    .isPresent());
  }

  private void move(Inference inference, Operation operation, Step step, @Nullable String reason) {
    Operation moved = operation.at(step, reason, clock.instant());
    save(inference, moved, inference.status().as(shown(operation.kind(), step)));
  }

  private void end(
      Inference inference,
      Operation operation,
      Step step,
      @Nullable String reason,
      JobState state) {
    save(inference, operation.at(step, reason, clock.instant()), inference.status().as(state));
  }

  private void save(Inference inference, Operation operation, Inference.Status status) {
    Inference changed = inference.with(operation).with(status);
    if (changed.equals(inference)) {
      return;
    }
    operations.update(operation);
    repository.update(changed);
    life.publish(changed);
  }
}
