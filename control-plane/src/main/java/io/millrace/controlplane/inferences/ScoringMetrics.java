package io.millrace.controlplane.inferences;

import io.millrace.contracts.event.ScoringProgress.Queues;
import io.millrace.controlplane.events.EventData;
import io.millrace.controlplane.events.ResourceKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param lag records of the input topic that are not scored yet; null while it is not known, and of
 *     a topic on another Kafka cluster
 * @param classesPerSecond predictions of each class by its label, over the same time as {@code
 *     recordsPerSecond}; at most 20, the rest under "others"; null when predictions are no classes
 */
@EventData(ResourceKind.SCORING)
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
    @Nullable Long lag,
    @Nullable Map<String, Double> classesPerSecond,
    Instant time) {

  /**
   * @param subtasks the last report of each
   * @return null when there is none
   */
  static @Nullable ScoringMetrics of(
      Collection<SubtaskReport> subtasks,
      @Nullable Long lag,
      @Nullable Map<String, Double> classesPerSecond) {
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
        lag,
        classesPerSecond,
        subtasks.stream()
            .map(SubtaskReport::time)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH));
  }

  /** The same when nothing has been told for a while, which says that nothing is scored. */
  ScoringMetrics atRest(Instant at) {
    @Nullable Map<String, Double> none = null;
    if (classesPerSecond != null) {
      none = new LinkedHashMap<>(classesPerSecond);
      none.replaceAll((label, rate) -> 0.0);
    }
    return new ScoringMetrics(
        scored,
        deadLetters,
        0,
        0,
        0,
        modelVersion,
        p999Ms == null ? null : 0.0,
        meanBatch == null ? null : 0.0,
        waiting,
        modelAgeMs == null ? null : modelAgeMs + Duration.between(time, at).toMillis(),
        lag,
        none,
        at);
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
