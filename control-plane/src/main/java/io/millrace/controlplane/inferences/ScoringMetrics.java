package io.millrace.controlplane.inferences;

import io.millrace.contracts.event.ScoringProgress.Queues;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment does, over all its subtasks.
 *
 * @param scored records since it was deployed
 * @param p50Ms of the slowest subtask; milliseconds in the scoring operator
 * @param p99Ms of the slowest subtask
 * @param modelVersion oldest one that a subtask scores with
 * @param p999Ms 99.9th percentile of the slowest subtask; this and what follows is null when the
 *     jobs are of a release that does not tell
 * @param meanBatch records that one run of the model scored in the last second
 * @param waiting records in the scoring operators
 * @param modelAgeMs milliseconds since the model of the subtask with the oldest began to score
 */
@Schema(name = "ScoringMetrics")
record ScoringMetrics(
    long scored,
    long deadLetters,
    double recordsPerSecond,
    double p50Ms,
    double p99Ms,
    long modelVersion,
    @Nullable Double p999Ms,
    @Nullable Double meanBatch,
    @Nullable Integer waiting,
    @Nullable Long modelAgeMs,
    Instant time) {

  /**
   * @param subtasks the last report of each
   */
  static @Nullable ScoringMetrics of(Collection<SubtaskReport> subtasks) {
    if (subtasks.isEmpty()) {
      return null;
    }
    List<Queues> queues =
        subtasks.stream().map(SubtaskReport::queues).filter(Objects::nonNull).toList();
    boolean told = !queues.isEmpty();
    return new ScoringMetrics(
        subtasks.stream().mapToLong(SubtaskReport::scored).sum(),
        subtasks.stream().mapToLong(SubtaskReport::deadLetters).sum(),
        subtasks.stream().mapToDouble(SubtaskReport::recordsPerSecond).sum(),
        subtasks.stream().mapToDouble(SubtaskReport::p50Ms).max().orElse(0),
        subtasks.stream().mapToDouble(SubtaskReport::p99Ms).max().orElse(0),
        subtasks.stream().mapToLong(SubtaskReport::modelVersion).min().orElse(0),
        told ? queues.stream().mapToDouble(Queues::p999Ms).max().orElse(0) : null,
        told ? meanBatch(queues) : null,
        told ? queues.stream().mapToInt(Queues::waiting).sum() : null,
        told ? queues.stream().mapToLong(Queues::modelAgeMs).max().orElse(0) : null,
        subtasks.stream()
            .map(SubtaskReport::time)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH));
  }

  /** Of the subtasks that scored anything. */
  private static double meanBatch(List<Queues> queues) {
    return queues.stream()
        .mapToDouble(Queues::meanBatch)
        .filter(rows -> rows > 0)
        .average()
        .orElse(0);
  }
}
