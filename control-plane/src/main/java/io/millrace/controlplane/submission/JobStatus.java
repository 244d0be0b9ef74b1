package io.millrace.controlplane.submission;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime says about a job.
 *
 * @param run number of the newest run that the runtime knows
 * @param seenAt when it said so
 * @param flinkJobId 32 hex digits; absent until Flink has given it one
 * @param dashboardUrl page of this job in Flink's dashboard
 * @param error of a FAILED job its cause in one line; of a live job what holds it up
 * @param snapshot what a SUSPENDED run has left; null when it never had any
 */
public record JobStatus(
    JobId id,
    int run,
    JobState state,
    Instant seenAt,
    @Nullable String flinkJobId,
    @Nullable String dashboardUrl,
    @Nullable String error,
    @Nullable Snapshot snapshot,
    Steadiness steadiness) {
  /** Code under which people are told of the error of a live job. */
  public static final String JOB_NOT_RUNNING = "JOB_NOT_RUNNING";

  /**
   * Since the run began.
   *
   * @param restarts after failures
   * @param checkpoints that are complete
   */
  public record Steadiness(int restarts, long checkpoints) {
    /** Of a run of which no more is known. */
    public static final Steadiness UNKNOWN = new Steadiness(0, 0);
  }

  public JobStatus {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(seenAt, "seenAt");
    Objects.requireNonNull(steadiness, "steadiness");
  }

  /** The same seen as something else. */
  public JobStatus as(JobState other, @Nullable Snapshot left) {
    return new JobStatus(id, run, other, seenAt, flinkJobId, dashboardUrl, error, left, steadiness);
  }
}
