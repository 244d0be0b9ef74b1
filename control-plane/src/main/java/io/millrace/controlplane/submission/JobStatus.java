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
 * @param trouble what is wrong around the job; null when nothing is known to be
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
    Steadiness steadiness,
    @Nullable Trouble trouble) {
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

  /**
   * What does not change the state of a job, and that people should know all the same.
   *
   * @param reason in one line: what is wrong and, where the runtime knows it, what helps
   * @param since when it was first seen; stays while the same goes on
   */
  public record Trouble(Kind kind, String reason, Instant since) {
    /** How bad it is. */
    public enum Kind {
      /** Something that the job needs is missing or fails, such as an image or a pod. */
      DEGRADED,
      /** It works, under something with known faults. */
      WARNING
    }

    public Trouble {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(since, "since");
    }
  }

  public JobStatus {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(seenAt, "seenAt");
    Objects.requireNonNull(steadiness, "steadiness");
  }

  /** The same seen as something else. */
  public JobStatus as(JobState other, @Nullable Snapshot left) {
    return new JobStatus(
        id, run, other, seenAt, flinkJobId, dashboardUrl, error, left, steadiness, trouble);
  }

  /** The same with this around it. */
  public JobStatus with(@Nullable Trouble other) {
    return new JobStatus(
        id, run, state, seenAt, flinkJobId, dashboardUrl, error, snapshot, steadiness, other);
  }
}
