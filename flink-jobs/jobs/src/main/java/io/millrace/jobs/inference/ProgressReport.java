package io.millrace.jobs.inference;

import io.millrace.jobs.inference.ScoringEvents.Progress;
import java.util.Optional;

/** Measures one subtask from report to report; silent while nothing changes. */
final class ProgressReport {
  private final ScoringCounts counts;
  private final LatencyHistogram latency = new LatencyHistogram();
  private long sinceMs;
  private long sinceScored;
  private long sinceDeadLetters;
  private boolean restReported;

  /**
   * One that was restored tells at once what it counts on from: another one may have counted it.
   */
  ProgressReport(ScoringCounts counts, boolean restored, long nowMs) {
    this.counts = counts;
    this.restReported = !restored;
    this.sinceMs = nowMs;
    this.sinceScored = counts.scored();
    this.sinceDeadLetters = counts.deadLetters();
  }

  void scored(long latencyNanos) {
    counts.addScored();
    latency.record(latencyNanos);
  }

  /** After activity one report more says that the rate is zero, then there is none. */
  Optional<Progress> next(long nowMs) {
    boolean moved = counts.scored() != sinceScored || counts.deadLetters() != sinceDeadLetters;
    if (!moved && restReported) {
      sinceMs = nowMs;
      return Optional.empty();
    }
    restReported = !moved;
    double seconds = Math.max(1, nowMs - sinceMs) / 1000.0;
    Progress progress =
        new Progress(
            counts.scored(),
            counts.deadLetters(),
            (counts.scored() - sinceScored) / seconds,
            latency.percentileMs(0.5),
            latency.percentileMs(0.99));
    latency.reset();
    sinceMs = nowMs;
    sinceScored = counts.scored();
    sinceDeadLetters = counts.deadLetters();
    return Optional.of(progress);
  }
}
