package io.millrace.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts of one subtask since the deployment began, carried across restarts by checkpoints.
 *
 * @param recordsPerSecond over the time since the subtask's last event
 * @param p50Ms median time in milliseconds from entering the operator to its prediction leaving it,
 *     over the same time; 0 when nothing was scored
 * @param p99Ms 99th percentile of the same
 * @param modelVersion 0 without a model
 * @param queues null in events of releases that did not tell
 * @param classesPerSecond predictions of each class by its label, over the same time as {@code
 *     recordsPerSecond}; the most frequent {@link #MOST_CLASSES}, and what is left under {@link
 *     #OTHER_CLASSES}; null when predictions are no classes, or the release did not tell
 * @param positions by partition of the input topic the offset after the last record that the
 *     subtask has taken in since it was started; null in events of releases that did not tell
 */
public record ScoringProgress(
    String inferenceId,
    int subtask,
    long scored,
    long deadLetters,
    double recordsPerSecond,
    double p50Ms,
    double p99Ms,
    long modelVersion,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Queues queues,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Double> classesPerSecond,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<Integer, Long> positions)
    implements JobEvent {
  /** Labels in one event. */
  public static final int MOST_CLASSES = 100;

  public static final String OTHER_CLASSES = "others";

  public ScoringProgress {
    Objects.requireNonNull(inferenceId, "inferenceId");
    classesPerSecond = ordered(classesPerSecond);
    positions = ordered(positions);
  }

  private static <K, V> @Nullable Map<K, V> ordered(@Nullable Map<K, V> map) {
    return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Without what later releases tell. */
  public ScoringProgress(
      String inferenceId,
      int subtask,
      long scored,
      long deadLetters,
      double recordsPerSecond,
      double p50Ms,
      double p99Ms,
      long modelVersion) {
    this(
        inferenceId,
        subtask,
        scored,
        deadLetters,
        recordsPerSecond,
        p50Ms,
        p99Ms,
        modelVersion,
        null,
        null,
        null);
  }

  /**
   * How records waited.
   *
   * @param p999Ms 99.9th percentile in milliseconds, of what {@code p50Ms} is the median
   * @param meanBatch records that one run of the model scored, over the same time; 0 when none was
   * @param waiting records in the operator when the event was made: in the batch, or for a model
   * @param modelAgeMs milliseconds since the model began to score; 0 without a model
   */
  public record Queues(double p999Ms, double meanBatch, int waiting, long modelAgeMs) {}
}
