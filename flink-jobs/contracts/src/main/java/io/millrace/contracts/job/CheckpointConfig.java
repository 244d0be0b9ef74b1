package io.millrace.contracts.job;

import java.util.Objects;

/**
 * @param directory URI under which the job keeps its checkpoints, one folder for each Flink job
 * @param intervalMs milliseconds between checkpoints, at least 100
 */
public record CheckpointConfig(String directory, long intervalMs) {
  public CheckpointConfig {
    Objects.requireNonNull(directory, "directory");
    if (intervalMs < 100) {
      throw new IllegalArgumentException(
          "checkpoint interval " + intervalMs + " ms is not legal; legal is 100 ms or more");
    }
  }

  CheckpointConfig in(String other) {
    return new CheckpointConfig(other, intervalMs);
  }
}
