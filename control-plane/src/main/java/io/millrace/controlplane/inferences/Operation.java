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
 * @param snapshotId of the snapshot that is taken, or that {@code startFrom} is
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
    @Nullable String snapshotId,
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
    RESTART,
    /** A savepoint while the job goes on. */
    SNAPSHOT
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
    /** A savepoint is taken, and the job goes on. */
    TAKING,
    DONE,
    /** The settings of before are back. */
    ROLLED_BACK,
    FAILED;

    boolean isEnd() {
      return this == DONE || this == ROLLED_BACK || this == FAILED;
    }
  }

  /**
   * What an operation starts from when it is not what the job knows at its end.
   *
   * @param snapshotId null when the snapshot has none
   */
  record StartPoint(Snapshot snapshot, @Nullable String snapshotId) {}

  /** One that begins with stopping the job. */
  static Operation stopping(
      String id,
      Inference inference,
      Kind kind,
      int toRevision,
      @Nullable StartPoint start,
      Instant now) {
    return new Operation(
        id,
        inference.id(),
        kind,
        Step.STOPPING,
        inference.run().revision(),
        toRevision,
        start == null ? null : start.snapshot(),
        start == null ? null : start.snapshotId(),
        null,
        now,
        now,
        null,
        null);
  }

  /** One that takes a savepoint while the job goes on. */
  static Operation taking(String id, Inference inference, String snapshotId, Instant now) {
    int revision = inference.run().revision();
    return new Operation(
        id,
        inference.id(),
        Kind.SNAPSHOT,
        Step.TAKING,
        revision,
        revision,
        null,
        snapshotId,
        null,
        now,
        now,
        null,
        null);
  }

  boolean isOpen() {
    return !step.isEnd();
  }

  /** Whether the job is another one after it; else it goes on meanwhile. */
  boolean changesJob() {
    return kind != Kind.SNAPSHOT;
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
        snapshotId,
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
        snapshotId,
        reason,
        startedAt,
        stepSince,
        since,
        endedAt);
  }
}
