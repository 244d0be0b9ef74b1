package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.inferences.Operation.Kind;
import io.millrace.controlplane.inferences.Operation.StartPoint;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.reconciliation.ReconcileRequested;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.snapshots.KeptSnapshot;
import io.millrace.controlplane.snapshots.KeptSnapshots;
import io.millrace.controlplane.versions.Precondition;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people ask of deployments and takes a while; the reconciler does it. */
@Service
class InferenceOperations {
  private static final Set<JobState> WORKING =
      EnumSet.of(JobState.SUBMITTED, JobState.DEPLOYING, JobState.RUNNING, JobState.RESTARTING);
  private static final Set<JobState> RESTING =
      EnumSet.of(JobState.SUSPENDED, JobState.UPGRADE_FAILED);
  private static final Set<JobState> RUNNING = EnumSet.of(JobState.RUNNING);
  private static final Set<JobState> LIVE = EnumSet.copyOf(WORKING);

  /** A job that failed has left what it knew: people may go on from there. */
  private static final Set<JobState> RESUMABLE = EnumSet.copyOf(RESTING);

  static {
    LIVE.addAll(RESTING);
    RESUMABLE.add(JobState.FAILED);
  }

  private final InferenceRepository repository;
  private final RevisionRepository revisions;
  private final OperationRepository operations;
  private final KeptSnapshots snapshots;
  private final StartPoints startPoints;
  private final InferenceLife life;
  private final ApplicationEventPublisher publisher;
  private final Identifiers ids;
  private final Clock clock;

  InferenceOperations(
      InferenceRepository repository,
      RevisionRepository revisions,
      OperationRepository operations,
      KeptSnapshots snapshots,
      StartPoints startPoints,
      InferenceLife life,
      ApplicationEventPublisher publisher,
      Identifiers ids,
      Clock clock) {
    this.repository = repository;
    this.revisions = revisions;
    this.operations = operations;
    this.snapshots = snapshots;
    this.startPoints = startPoints;
    this.life = life;
    this.publisher = publisher;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  Operation suspend(String id) {
    Inference inference = locked(id, Kind.SUSPEND, WORKING);
    return open(inference, Kind.SUSPEND, inference.run().revision(), null);
  }

  @Transactional
  Operation resume(String id, StartRequest request) {
    Inference inference = locked(id, Kind.RESUME, RESUMABLE);
    return open(
        inference, Kind.RESUME, inference.run().revision(), start(inference, request.snapshotId()));
  }

  @Transactional
  Operation restart(String id, StartRequest request) {
    Inference inference = locked(id, Kind.RESTART, WORKING);
    return open(
        inference,
        Kind.RESTART,
        inference.run().revision(),
        start(inference, request.snapshotId()));
  }

  /** The newest number is never given twice, also when its settings were given up. */
  @Transactional
  Operation upgrade(String id, UpgradeRequest request, Optional<Precondition> seen) {
    Inference inference = locked(id, Kind.UPGRADE, LIVE);
    seen.ifPresent(
        precondition ->
            precondition.requireRevision(
                inference.run().revision(), "inference '" + inference.name() + "'"));
    Settings wanted = request.of(inference.pipeline().settings());
    if (wanted.equals(inference.pipeline().settings())) {
      throw ProblemException.unprocessable(
          "UPGRADE_CHANGES_NOTHING",
          "",
          "inference '"
              + inference.name()
              + "' has these settings already; legal are others, or ':restart'");
    }
    StartPoint start = start(inference, request.snapshotId());
    int number = revisions.of(id).get(0).number() + 1;
    revisions.insert(id, new Revision(number, wanted, now(), null, null, null));
    return open(inference, Kind.UPGRADE, number, start);
  }

  /** A savepoint while the job goes on. */
  @Transactional
  Operation takeSnapshot(SnapshotRequest request) {
    String id = Objects.requireNonNull(request.inferenceId());
    if (repository.find(id).isEmpty()) {
      throw ProblemException.unprocessable(
          "INFERENCE_NOT_FOUND", "/inferenceId", "there is no inference '" + id + "'");
    }
    Inference inference = locked(id, Kind.SNAPSHOT, RUNNING);
    KeptSnapshot asked = snapshots.ask(inference.knowledge(), request.description());
    return begin(inference, Operation.taking(ids.next(), inference, asked.id(), now()));
  }

  private @Nullable StartPoint start(Inference inference, @Nullable String snapshotId) {
    return snapshotId == null ? null : startPoints.of(inference, snapshotId);
  }

  /** What an upgrade would do; nothing is changed. */
  UpgradePreview preview(String id, UpgradeRequest request) {
    Settings now = get(id).pipeline().settings();
    Settings wanted = request.of(now);
    List<UpgradePreview.Difference> changes = new ArrayList<>();
    compare(changes, "/parallelism", now.parallelism(), wanted.parallelism());
    compare(changes, "/delivery", now.delivery(), wanted.delivery());
    compare(changes, "/batch/maxSize", now.batch().maxSize(), wanted.batch().maxSize());
    compare(changes, "/batch/lingerMs", now.batch().lingerMs(), wanted.batch().lingerMs());
    return new UpgradePreview(
        changes.isEmpty() ? UpgradePreview.How.NOTHING : UpgradePreview.How.SAVEPOINT, changes);
  }

  private static void compare(
      List<UpgradePreview.Difference> changes, String pointer, Object now, Object wanted) {
    if (!now.equals(wanted)) {
      changes.add(
          new UpgradePreview.Difference(pointer, String.valueOf(now), String.valueOf(wanted)));
    }
  }

  @Transactional
  Operation rollBack(String id, RollbackRequest request) {
    Inference inference = locked(id, Kind.ROLLBACK, LIVE);
    Revision target = target(inference, request);
    boolean newest = request.state() != RollbackRequest.State.SAVEPOINT;
    if (!newest && target.snapshot() == null) {
      throw ProblemException.conflict(
          "SNAPSHOT_GONE",
          "what revision "
              + target.number()
              + " of inference '"
              + inference.name()
              + "' left is not kept any more; legal is 'state' NEWEST");
    }
    return open(
        inference,
        Kind.ROLLBACK,
        target.number(),
        newest ? null : new StartPoint(target.snapshot(), null));
  }

  private Revision target(Inference inference, RollbackRequest request) {
    int current = inference.run().revision();
    List<Revision> others =
        revisions.of(inference.id()).stream().filter(r -> r.number() != current).toList();
    Integer wanted = request.revision();
    return others.stream()
        .filter(
            revision ->
                wanted == null
                    ? revision.number() < current && revision.failure() == null
                    : revision.number() == wanted)
        .findFirst()
        .orElseThrow(() -> noSuchRevision(inference, wanted, others));
  }

  private static ProblemException noSuchRevision(
      Inference inference, @Nullable Integer wanted, List<Revision> others) {
    String legal =
        others.stream()
            .map(revision -> Integer.toString(revision.number()))
            .collect(Collectors.joining(", "));
    return ProblemException.conflict(
        "REVISION_NOT_FOUND",
        "inference '"
            + inference.name()
            + "' is at revision "
            + inference.run().revision()
            + (wanted == null ? " and has none before it" : " and cannot go back to " + wanted)
            + "; legal "
            + (legal.isEmpty() ? "is none" : "are " + legal));
  }

  List<RevisionView> revisions(String id) {
    int current = get(id).run().revision();
    return revisions.of(id).stream().map(revision -> RevisionView.of(revision, current)).toList();
  }

  OperationView operation(String id) {
    return OperationView.of(
        operations.find(id).orElseThrow(() -> ProblemException.notFound("operation", id)));
  }

  private Inference get(String id) {
    return repository.find(id).orElseThrow(() -> ProblemException.notFound("inference", id));
  }

  private Inference locked(String id, Kind kind, Set<JobState> legal) {
    Inference inference =
        repository.lock(id).orElseThrow(() -> ProblemException.notFound("inference", id));
    inference
        .underWay()
        .ifPresent(
            operation -> {
              throw ProblemException.conflict(
                  "OPERATION_UNDER_WAY",
                  "inference '"
                      + inference.name()
                      + "' is busy with "
                      + operation.kind()
                      + " ("
                      + operation.step()
                      + "); legal is a "
                      + kind
                      + " after it has ended, or a deletion");
            });
    JobState state = inference.status().state();
    if (!legal.contains(state)) {
      throw ProblemException.conflict(
          "STATE_NOT_LEGAL",
          "inference '"
              + inference.name()
              + "' is "
              + state
              + "; legal for "
              + kind
              + " is "
              + legal.stream().map(JobState::name).collect(Collectors.joining(", ")));
    }
    return inference;
  }

  private Operation open(
      Inference inference, Kind kind, int toRevision, @Nullable StartPoint start) {
    Operation operation = Operation.stopping(ids.next(), inference, kind, toRevision, start, now());
    Inference.Status status = inference.status().failing(null);
    return begin(inference.with(status.as(OperationLife.shown(kind, operation.step()))), operation);
  }

  private Operation begin(Inference inference, Operation operation) {
    operations.insert(operation);
    Inference changed = inference.with(operation);
    repository.update(changed);
    life.publish(changed);
    publisher.publishEvent(new ReconcileRequested());
    return operation;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
