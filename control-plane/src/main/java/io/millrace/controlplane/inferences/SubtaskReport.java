package io.millrace.controlplane.inferences;

import io.millrace.contracts.event.ScoringProgress;
import io.millrace.contracts.event.ScoringProgress.Queues;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one subtask said last. */
record SubtaskReport(
    int subtask,
    long scored,
    long deadLetters,
    double recordsPerSecond,
    double p50Ms,
    double p99Ms,
    long modelVersion,
    @Nullable Queues queues,
    Instant time) {

  static SubtaskReport of(ScoringProgress progress, Instant time) {
    return new SubtaskReport(
        progress.subtask(),
        progress.scored(),
        progress.deadLetters(),
        progress.recordsPerSecond(),
        progress.p50Ms(),
        progress.p99Ms(),
        progress.modelVersion(),
        progress.queues(),
        time);
  }
}
