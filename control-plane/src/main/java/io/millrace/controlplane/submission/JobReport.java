package io.millrace.controlplane.submission;

import io.millrace.contracts.job.JobState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in a run of a job and what it has kept, as Flink tells it.
 *
 * @param restarts after failures, since the run began
 * @param exceptions newest first, at most 20
 * @param checkpoints null when the job keeps none
 */
@Schema(name = "JobReport")
public record JobReport(
    String flinkJobId,
    JobState state,
    int restarts,
    List<Failure> exceptions,
    @Nullable Checkpoints checkpoints) {
  public JobReport {
    Objects.requireNonNull(flinkJobId, "flinkJobId");
    Objects.requireNonNull(state, "state");
    exceptions = List.copyOf(exceptions);
  }

  /** The same with as many restarts. */
  public JobReport restarted(int times) {
    return new JobReport(flinkJobId, state, times, exceptions, checkpoints);
  }

  /**
   * One failure.
   *
   * @param task that failed; null when it was none of them
   * @param message first line of what was thrown
   * @param rootCause first line of the innermost cause
   * @param stackTrace as Java prints it, with all causes
   */
  @Schema(name = "JobException")
  public record Failure(
      Instant time, @Nullable String task, String message, String rootCause, String stackTrace) {}

  /**
   * Since the run began.
   *
   * @param restoredFrom what the run, or its last restart, began with; null when it knew nothing
   * @param latest newest first
   */
  @Schema(name = "JobCheckpoints")
  public record Checkpoints(
      long completed,
      long failed,
      long inProgress,
      @Nullable String restoredFrom,
      List<Checkpoint> latest) {
    public Checkpoints {
      latest = List.copyOf(latest);
    }
  }

  /**
   * One checkpoint or savepoint.
   *
   * @param durationMs from its trigger to its end; null while it is under way
   * @param sizeBytes of the whole state; null unless it is complete
   */
  @Schema(name = "JobCheckpoint")
  public record Checkpoint(
      long id,
      Kind kind,
      State state,
      Instant triggeredAt,
      @Nullable Long durationMs,
      @Nullable Long sizeBytes) {
    /** Who asked for it. */
    @Schema(name = "JobCheckpointKind")
    public enum Kind {
      /** Flink, to go on after a failure. */
      CHECKPOINT,
      /** Somebody, to keep it. */
      SAVEPOINT
    }

    /** How it stands with it. */
    @Schema(name = "JobCheckpointState")
    public enum State {
      IN_PROGRESS,
      COMPLETED,
      FAILED
    }
  }
}
