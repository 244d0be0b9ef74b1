package io.millrace.jobs.inference;

import java.util.Map;
import java.util.Optional;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** Measures one subtask from report to report; silent while nothing changes. */
final class ProgressReport {
  private final ScoringCounts counts;
  private final ClassTally classes;
  private final LatencyHistogram latency = new LatencyHistogram();
  private long sinceMs;
  private long sinceScored;
  private long sinceDeadLetters;
  private long batches;
  private long rows;
  private boolean restReported;
  private volatile @Nullable Progress last;

  /**
   * One that was restored tells at once what it counts on from: another one may have counted it.
   */
  ProgressReport(ScoringCounts counts, ClassTally classes, boolean restored, long nowMs) {
    this.counts = counts;
    this.classes = classes;
    this.restReported = !restored;
    this.sinceMs = nowMs;
    this.sinceScored = counts.scored();
    this.sinceDeadLetters = counts.deadLetters();
  }

  /** Flink reads them at any time: of the last report, so that they agree with the events. */
  void register(MetricGroup group) {
    group.gauge("scored", counts::scored);
    group.gauge("deadLetters", counts::deadLetters);
    group.gauge("recordsPerSecond", () -> told().recordsPerSecond());
    group.gauge("latencyP50Ms", () -> told().p50Ms());
    group.gauge("latencyP99Ms", () -> told().p99Ms());
    group.gauge("latencyP999Ms", () -> told().p999Ms());
    group.gauge("meanBatch", () -> told().meanBatch());
  }

  private Progress told() {
    Progress told = last;
    return told == null ? Progress.NONE : told;
  }

  void scored(long latencyNanos) {
    counts.addScored();
    latency.record(latencyNanos);
  }

  /** One run of the model is done. */
  void ran(int batchRows) {
    batches++;
    rows += batchRows;
  }

  /** After activity one report more says that the rate is zero, then there is none. */
  Optional<Progress> next(long nowMs) {
    boolean moved = counts.scored() != sinceScored || counts.deadLetters() != sinceDeadLetters;
    if (!moved && restReported) {
      sinceMs = nowMs;
      return Optional.empty();
    }
    restReported = !moved;
    Progress progress = measured(Math.max(1, nowMs - sinceMs) / 1000.0);
    last = progress;
    latency.reset();
    sinceMs = nowMs;
    sinceScored = counts.scored();
    sinceDeadLetters = counts.deadLetters();
    batches = 0;
    rows = 0;
    return Optional.of(progress);
  }

  private Progress measured(double seconds) {
    return new Progress(
        counts.scored(),
        counts.deadLetters(),
        (counts.scored() - sinceScored) / seconds,
        latency.percentileMs(0.5),
        latency.percentileMs(0.99),
        latency.percentileMs(0.999),
        batches == 0 ? 0 : (double) rows / batches,
        classes.rates(seconds));
  }

  /**
   * Counts since the deployment began; the rest since the last report.
   *
   * @param meanBatch records of one run of the model
   * @param classesPerSecond null when no model has classes
   */
  record Progress(
      long scored,
      long deadLetters,
      double recordsPerSecond,
      double p50Ms,
      double p99Ms,
      double p999Ms,
      double meanBatch,
      @Nullable Map<String, Double> classesPerSecond) {
    private static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0, null);
  }
}
