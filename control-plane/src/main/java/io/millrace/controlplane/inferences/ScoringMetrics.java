package io.millrace.controlplane.inferences;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment does, over all its subtasks.
 *
 * @param scored records since it was deployed
 * @param p50Ms of the slowest subtask; milliseconds in the scoring operator
 * @param p99Ms of the slowest subtask
 * @param modelVersion oldest one that a subtask scores with
 */
@Schema(name = "ScoringMetrics")
record ScoringMetrics(
    long scored,
    long deadLetters,
    double recordsPerSecond,
    double p50Ms,
    double p99Ms,
    long modelVersion,
    Instant time) {

  /**
   * @param subtasks the last report of each
   */
  static @Nullable ScoringMetrics of(Collection<SubtaskReport> subtasks) {
    if (subtasks.isEmpty()) {
      return null;
    }
    return new ScoringMetrics(
        subtasks.stream().mapToLong(SubtaskReport::scored).sum(),
        subtasks.stream().mapToLong(SubtaskReport::deadLetters).sum(),
        subtasks.stream().mapToDouble(SubtaskReport::recordsPerSecond).sum(),
        subtasks.stream().mapToDouble(SubtaskReport::p50Ms).max().orElse(0),
        subtasks.stream().mapToDouble(SubtaskReport::p99Ms).max().orElse(0),
        subtasks.stream().mapToLong(SubtaskReport::modelVersion).min().orElse(0),
        subtasks.stream()
            .map(SubtaskReport::time)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH));
  }
}
