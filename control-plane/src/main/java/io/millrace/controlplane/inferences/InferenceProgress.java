package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.inferences.Inference.Fault;
import io.millrace.controlplane.inferences.Inference.Status;
import io.millrace.controlplane.submission.JobStatus;
import org.jspecify.annotations.Nullable;

/** Derives where a deployment stands from what the runtime says. Pure. */
final class InferenceProgress {
  private InferenceProgress() {}

  /** The status after the runtime has answered. A terminal state is never left. */
  static Status derive(Status current, JobStatus seen) {
    if (current.state().isTerminal()) {
      return current;
    }
    JobState next = next(current.state(), seen.state());
    return new Status(
        next,
        current.standing(),
        error(current, next, seen),
        seen.flinkJobId() == null ? current.flinkJobId() : seen.flinkJobId(),
        seen.dashboardUrl() == null ? current.dashboardUrl() : seen.dashboardUrl());
  }

  /** The status while an operation goes on: the state is the operation's. */
  static Status during(Status current, JobStatus seen) {
    return new Status(
        current.state(),
        current.standing(),
        seen.error() == null ? null : new Fault(JobStatus.JOB_NOT_RUNNING, seen.error()),
        seen.flinkJobId() == null ? current.flinkJobId() : seen.flinkJobId(),
        seen.dashboardUrl() == null ? current.dashboardUrl() : seen.dashboardUrl());
  }

  private static JobState next(JobState current, JobState seen) {
    if (current == JobState.CANCELLING && !seen.isTerminal()) {
      return JobState.CANCELLING;
    }
    if (seen == JobState.SUSPENDED || seen == JobState.SUSPENDING) {
      // Somebody else lets it rest; it can be resumed as one that was asked to.
      return seen;
    }
    boolean ranBefore = current == JobState.RUNNING || current == JobState.RESTARTING;
    boolean starting =
        !seen.isTerminal()
            && seen != JobState.RUNNING
            && seen != JobState.RESTARTING
            && seen != JobState.CANCELLING;
    if (seen == JobState.SUBMITTED && current == JobState.SUBMITTED) {
      return current;
    }
    if (starting) {
      return ranBefore ? JobState.RESTARTING : JobState.DEPLOYING;
    }
    return seen;
  }

  /**
   * While it does not run the runtime says why; a model that was refused stays reported until
   * another one is active.
   */
  private static @Nullable Fault error(Status current, JobState next, JobStatus seen) {
    if (next == JobState.FAILED) {
      return new Fault(
          "INTERNAL", seen.error() == null ? "the job failed without saying why" : seen.error());
    }
    if (seen.error() != null) {
      return new Fault(JobStatus.JOB_NOT_RUNNING, seen.error());
    }
    boolean waited =
        current.error() != null && current.error().code().equals(JobStatus.JOB_NOT_RUNNING);
    return waited && next == JobState.RUNNING ? null : current.error();
  }
}
