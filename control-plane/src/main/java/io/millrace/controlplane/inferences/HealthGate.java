package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.submission.JobStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a job that was started works. With new settings it must have completed a checkpoint
 * and then go on for a while without a failure; settings that have worked before need only run.
 * Pure.
 */
final class HealthGate {
  private final MillraceProperties.Upgrades limits;

  HealthGate(MillraceProperties.Upgrades limits) {
    this.limits = limits;
  }

  /** What became of the start. */
  enum Word {
    WORKS,
    WAIT,
    /** It will never work, or failed while it was watched. */
    FAILS,
    /** Nothing is wrong but the time it takes. */
    IS_LATE
  }

  /**
   * @param healthySince of one to wait for
   * @param reason of one that fails or is late
   */
  record Verdict(Word word, @Nullable Instant healthySince, String reason) {
    private static Verdict of(Word word) {
      return new Verdict(word, null, "");
    }

    private static Verdict of(Word word, String reason) {
      return new Verdict(word, null, reason);
    }
  }

  /**
   * @param lasted since the job was asked for
   */
  Verdict judge(Operation operation, JobStatus seen, Instant now, Duration lasted) {
    if (seen.state().isTerminal()) {
      return Verdict.of(Word.FAILS, "the job is " + seen.state() + because(seen));
    }
    boolean watched =
        operation.kind() == Operation.Kind.UPGRADE && operation.step() == Operation.Step.STARTING;
    if (watched && seen.steadiness().restarts() > 0) {
      return Verdict.of(Word.FAILS, "the job failed and was restarted" + because(seen));
    }
    boolean works =
        seen.state() == JobState.RUNNING && (!watched || seen.steadiness().checkpoints() > 0);
    if (works && !watched) {
      return Verdict.of(Word.WORKS);
    }
    if (works) {
      return watch(operation, now, limits.healthPeriod());
    }
    if (lasted.compareTo(limits.startTimeout()) < 0) {
      return Verdict.of(Word.WAIT);
    }
    return Verdict.of(
        Word.IS_LATE,
        "after "
            + lasted.toSeconds()
            + " s the job is "
            + seen.state()
            + (seen.state() == JobState.RUNNING ? " and has completed no checkpoint" : "")
            + because(seen));
  }

  private static Verdict watch(Operation operation, Instant now, Duration period) {
    Instant since = operation.healthySince() == null ? now : operation.healthySince();
    return Duration.between(since, now).compareTo(period) < 0
        ? new Verdict(Word.WAIT, since, "")
        : Verdict.of(Word.WORKS);
  }

  private static String because(JobStatus seen) {
    return seen.error() == null ? "" : ": " + seen.error();
  }
}
