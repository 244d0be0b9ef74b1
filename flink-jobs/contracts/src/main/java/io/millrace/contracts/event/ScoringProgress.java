package io.millrace.contracts.event;

import java.util.Objects;

/**
 * Counts of one subtask since the deployment began, carried across restarts by checkpoints.
 *
 * @param recordsPerSecond over the time since the subtask's last event
 * @param p50Ms median time in milliseconds from entering the operator to its prediction leaving it,
 *     over the same time; 0 when nothing was scored
 * @param p99Ms 99th percentile of the same
 */
public record ScoringProgress(
    String inferenceId,
    int subtask,
    long scored,
    long deadLetters,
    double recordsPerSecond,
    double p50Ms,
    double p99Ms,
    long modelVersion)
    implements JobEvent {
  public ScoringProgress {
    Objects.requireNonNull(inferenceId, "inferenceId");
  }
}
