package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.Suspension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private final MillraceProperties properties;
  private final Clock clock;

  /** Nobody was late while no process was there to look. */
  private @Nullable Instant begun;

  OperationDriver(
      OperationLife life,
      InferenceRuns runs,
      InferenceTopics topics,
      JobSubmitter submitter,
      MillraceProperties properties,
      Clock clock) {
    this.life = life;
    this.runs = runs;
    this.topics = topics;
    this.submitter = submitter;
    this.properties = properties;
    this.clock = clock;
  }

  /** What the runtime says of the present run. */
  Optional<JobStatus> advance(Inference inference, Operation operation) {
    if (begun == null) {
      begun = clock.instant();
    }
    return switch (operation.step()) {
      case STOPPING, HALTING -> stop(inference, operation);
      case STARTING, RETURNING -> start(inference, operation);
      case DONE, ROLLED_BACK, FAILED -> Optional.empty();
    };
  }

  private Optional<JobStatus> stop(Inference inference, Operation operation) {
    JobRun run = runs.of(inference);
    Optional<JobStatus> seen = status(run);
    JobState state = seen.map(JobStatus::state).orElse(null);
    if (state == JobState.SUSPENDED) {
      life.stopped(operation, seen.get().snapshot());
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
