package io.millrace.contracts.event;

import java.util.Objects;

/**
 * A subtask has a model loaded and warm, and goes on with the one it has until the new one takes
 * over.
 *
 * @param loadMs from the order to here
 */
public record ModelReady(
    String inferenceId, int subtask, long revision, long modelVersion, long loadMs)
    implements JobEvent {
  public ModelReady {
    Objects.requireNonNull(inferenceId, "inferenceId");
  }
}
