package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.snapshots.SnapshotSizes;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.SnapshotTaking;
import io.millrace.controlplane.submission.Suspension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes an operation further, pass by pass. Every pass asks the runtime for what the step wants,
 * and writes the next step down once the runtime says that it is there; so it does not matter where
 * a process ends, and which one goes on.
 */
@Component
class OperationDriver {
  private static final Logger LOG = LoggerFactory.getLogger(OperationDriver.class);
  private final OperationLife life;
  private final InferenceRuns runs;
  private final InferenceTopics topics;
  private final JobSubmitter submitter;
  private final SnapshotSizes sizes;
  private final MillraceProperties properties;
  private final Clock clock;

  /** Nobody was late while no process was there to look. */
  private @Nullable Instant begun;

  OperationDriver(
      OperationLife life,
      InferenceRuns runs,
      InferenceTopics topics,
      JobSubmitter submitter,
      SnapshotSizes sizes,
      MillraceProperties properties,
      Clock clock) {
    this.life = life;
    this.runs = runs;
    this.topics = topics;
    this.submitter = submitter;
    this.sizes = sizes;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Takes a savepoint of a job that goes on.
   *
   * @param seen what the runtime says of the job; empty when it does not know it
   */
  void take(Inference inference, Operation operation, Optional<JobStatus> seen) {
    begin();
    JobRun run = runs.of(inference);
    String id = Objects.requireNonNull(operation.snapshotId(), "snapshotId");
    SnapshotTaking taking = taking(run, id, seen);
    if (taking instanceof SnapshotTaking.Taken taken) {
      life.taken(operation, taken.snapshot(), sizes.of(taken.snapshot()));
    } else if (taking instanceof SnapshotTaking.Failed failed) {
      giveUp(run, operation, failed.reason());
    } else if (overdue(operation)) {
      giveUp(run, operation, late((SnapshotTaking.UnderWay) taking));
    }
  }

  /** Of a job that ends right now nobody would ask again. */
  private SnapshotTaking taking(JobRun run, String id, Optional<JobStatus> seen) {
    SnapshotTaking taking = take(run, id);
    return seen.map(JobStatus::state)
        .filter(state -> state.isTerminal() && taking instanceof SnapshotTaking.UnderWay)
        .<SnapshotTaking>map(state -> new SnapshotTaking.Failed("the job is " + state))
        .orElse(taking);
  }

  private SnapshotTaking take(JobRun run, String id) {
    try {
      return submitter.takeSnapshot(run, id);
    } catch (RuntimeUnreachableException e) {
      return new SnapshotTaking.UnderWay("an answer: " + e.getMessage());
    }
  }

  /** What cannot be deleted now goes when somebody deletes the snapshot, or with the job. */
  private void giveUp(JobRun run, Operation operation, String reason) {
    life.notTaken(operation, reason);
    try {
      submitter.discardSnapshot(run, String.valueOf(operation.snapshotId()));
    } catch (RuntimeUnreachableException e) {
      LOG.info("what is left of a savepoint of {} stays: {}", run.jobId(), e.getMessage());
    }
  }

  private String late(SnapshotTaking.UnderWay taking) {
    return "it was not there after "
        + properties.upgrades().savepointTimeout().toSeconds()
        + " s; it waited for "
        + taking.waitsFor();
  }

  private void begin() {
    if (begun == null) {
      begun = clock.instant();
    }
  }

  /** What the runtime says of the present run. */
  Optional<JobStatus> advance(Inference inference, Operation operation) {
    begin();
    return switch (operation.step()) {
      case STOPPING, HALTING -> stop(inference, operation);
      case STARTING, RETURNING -> start(inference, operation);
      case TAKING, DONE, ROLLED_BACK, FAILED -> Optional.empty();
    };
  }

  private Optional<JobStatus> stop(Inference inference, Operation operation) {
    JobRun run = runs.of(inference);
    Optional<JobStatus> seen = status(run);
    JobState state = seen.map(JobStatus::state).orElse(null);
    if (state == JobState.SUSPENDED) {
      Snapshot left = seen.get().snapshot();
      life.stopped(operation, left, sizes.of(left));
    } else if (state == JobState.FINISHED || state == JobState.CANCELED) {
      life.lost(operation, "its job is " + state + " without having been asked to");
    } else {
      boolean atOnce =
          seen.isEmpty() || operation.step() == Operation.Step.HALTING || overdue(operation);
      submitter.suspend(run, atOnce ? Suspension.AT_ONCE : Suspension.WITH_SAVEPOINT);
    }
    return seen;
  }

  private boolean overdue(Operation operation) {
    Duration lasted = Duration.between(since(operation), clock.instant());
    return lasted.compareTo(properties.upgrades().savepointTimeout()) > 0;
  }

  private Instant since(Operation operation) {
    Instant since = operation.stepSince();
    return begun == null || begun.isBefore(since) ? since : begun;
  }

  private Optional<JobStatus> status(JobRun run) {
    return submitter.status(run.jobId()).filter(status -> status.run() == run.number());
  }

  private Optional<JobStatus> start(Inference inference, Operation operation) {
    JobRun run = runs.of(inference);
    try {
      topics.ensure(runs.spec(inference));
      submitter.submit(run);
    } catch (JobRefusedException | IllegalArgumentException e) {
      LOG.warn("jobId={} run={} is refused", run.jobId(), run.number(), e);
      life.failed(operation, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    Optional<JobStatus> seen = status(run);
    seen.ifPresent(status -> judge(operation, status));
    return seen;
  }

  private void judge(Operation operation, JobStatus seen) {
    Instant now = clock.instant();
    Duration lasted = Duration.between(since(operation), now);
    HealthGate.Verdict verdict =
        new HealthGate(properties.upgrades()).judge(operation, seen, now, lasted);
    switch (verdict.word()) {
      case WORKS -> {
        Inference done = life.started(operation, seen);
        submitter.retain(runs.of(done), life.neededSnapshots(done));
      }
      case WAIT -> life.watch(operation.healthy(verdict.healthySince()), seen);
      case FAILS -> life.failed(operation, verdict.reason());
      case IS_LATE -> life.late(operation, verdict.reason());
    }
  }
}
