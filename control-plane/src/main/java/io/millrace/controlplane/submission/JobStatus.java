package io.millrace.controlplane.submission;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime says about a job.
 *
 * @param seenAt when it said so
 * @param flinkJobId 32 hex digits; absent until Flink has given it one
 * @param dashboardUrl page of this job in Flink's dashboard
 * @param error of a FAILED job its cause in one line; of a live job what holds it up
 */
public record JobStatus(
    JobId id,
    JobState state,
    Instant seenAt,
    @Nullable String flinkJobId,
    @Nullable String dashboardUrl,
    @Nullable String error) {
  /** Code under which people are told of the error of a live job. */
  public static final String JOB_NOT_RUNNING = "JOB_NOT_RUNNING";

  public JobStatus {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(seenAt, "seenAt");
  }
}
