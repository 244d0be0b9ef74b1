package io.millrace.controlplane.inferences;

import io.millrace.controlplane.submission.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person asked of a deployment that takes a while. Kept after each step, so that
 * another process goes on with it.
 *
 * @param fromRevision that ran before
 * @param toRevision that is to run
 * @param startFrom what it is to start from instead of what it knows when it is stopped
 * @param reason why it went otherwise than asked
 * @param stepSince when its present step began
 * @param healthySince since when the job has worked as it should
 */
record Operation(
    String id,
    String inferenceId,
    Kind kind,
    Step step,
    int fromRevision,
    int toRevision,
    @Nullable Snapshot startFrom,
    @Nullable String reason,
    Instant startedAt,
    Instant stepSince,
    @Nullable Instant healthySince,
    @Nullable Instant endedAt) {

  /** What was asked for. */
  enum Kind {
    UPGRADE,
    ROLLBACK,
    SUSPEND,
    RESUME,
    RESTART
  }

  /** How far it is; the last three are its ends. */
  enum Step {
    /** The job works off what is under way, takes a savepoint and ends. */
    STOPPING,
    /** It starts from there, and is watched for a while. */
    STARTING,
    /** It did not work with the new settings and is ended. */
    HALTING,
    /** It starts with the settings of before. */
    RETURNING,
    DONE,
    /** The settings of before are back. */
    ROLLED_BACK,
    FAILED;

    boolean isEnd() {
      return this == DONE || this == ROLLED_BACK || this == FAILED;
    }
  }

  boolean isOpen() {
    return !step.isEnd();
  }

  Operation at(Step next, @Nullable String why, Instant now) {
    return new Operation(
        id,
        inferenceId,
        kind,
        next,
        fromRevision,
        toRevision,
        startFrom,
        why,
        startedAt,
        now,
        null,
        next.isEnd() ? now : null);
  }

  Operation healthy(@Nullable Instant since) {
    return new Operation(
        id,
        inferenceId,
        kind,
        step,
        fromRevision,
        toRevision,
        startFrom,
        reason,
        startedAt,
        stepSince,
        since,
        endedAt);
  }
}
