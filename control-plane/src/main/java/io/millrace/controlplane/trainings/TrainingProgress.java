package io.millrace.controlplane.trainings;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives where a training stands from its results and from what the runtime says. Pure. */
final class TrainingProgress {
  /** Events may arrive after the runtime has noticed the end of the job. */
  static final Duration PATIENCE_AFTER_FINISH = Duration.ofSeconds(60);

  static final Duration PATIENCE_AFTER_FAILURE = Duration.ofSeconds(3);

  private TrainingProgress() {}

  /** How results that have not ended are ended. */
  record Settlement(ResultState state, @Nullable Fault fault) {}

  /**
   * How the results that are still missing end, once nothing more can come of them.
   *
   * @param status what the runtime says; empty when it does not know the job
   * @param sinceEnd time since the runtime was first seen to have ended the job
   */
  static Optional<Settlement> settlement(
      JobState current, Optional<JobStatus> status, Duration sinceEnd) {
    boolean cancelling = current == JobState.CANCELLING;
    if (status.isEmpty()) {
      return cancelling ? canceled() : Optional.empty();
    }
    return switch (status.get().state()) {
      case CANCELED -> canceled();
      case FAILED ->
          sinceEnd.compareTo(PATIENCE_AFTER_FAILURE) < 0
              ? Optional.empty()
              : failed(Fault.of(ErrorCode.INTERNAL, status.get().error()));
      case FINISHED ->
          sinceEnd.compareTo(PATIENCE_AFTER_FINISH) < 0
              ? Optional.empty()
              : failed(Fault.of(ErrorCode.INTERNAL, "finished with no result"));
      default -> Optional.empty();
    };
  }

  private static Optional<Settlement> canceled() {
    return Optional.of(new Settlement(ResultState.CANCELED, null));
  }

  private static Optional<Settlement> failed(Fault fault) {
    return Optional.of(new Settlement(ResultState.FAILED, fault));
  }

  /**
   * The state after an observation. A terminal state is never left.
   *
   * @param job what the runtime says; empty when it does not know the job
   */
  static JobState derive(
      JobState current, Optional<JobState> job, Collection<ResultState> results) {
    if (current.isTerminal()) {
      return current;
    }
    if (results.stream().allMatch(ResultState::hasEnded)) {
      return end(results);
    }
    if (current == JobState.CANCELLING) {
      return JobState.CANCELLING;
    }
    return job.map(state -> live(current, state)).orElse(current);
  }

  /** Who stopped a training is told so, even when one of its models had finished before. */
  private static JobState end(Collection<ResultState> results) {
    if (results.contains(ResultState.CANCELED)) {
      return JobState.CANCELED;
    }
    return results.contains(ResultState.FINISHED) ? JobState.FINISHED : JobState.FAILED;
  }

  private static JobState live(JobState current, JobState job) {
    boolean ranBefore = current == JobState.RUNNING || current == JobState.RESTARTING;
    return switch (job) {
      case RUNNING, RESTARTING, CANCELLING -> job;
      case SUBMITTED -> current == JobState.SUBMITTED ? current : starting(ranBefore);
      case DRAFT, WAITING_FOR_DATA, DEPLOYING -> starting(ranBefore);
      // The job has ended, its last events have not arrived yet.
      case FINISHED, FAILED, CANCELED -> current;
      // A training never rests.
      case UPGRADING, ROLLING_BACK, UPGRADE_FAILED, SUSPENDING, SUSPENDED -> current;
    };
  }

  private static JobState starting(boolean ranBefore) {
    return ranBefore ? JobState.RESTARTING : JobState.DEPLOYING;
  }
}
