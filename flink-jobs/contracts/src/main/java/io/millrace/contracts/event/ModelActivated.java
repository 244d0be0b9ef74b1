package io.millrace.contracts.event;

import java.util.Objects;

/** A subtask scores with this model from now on. */
public record ModelActivated(String inferenceId, int subtask, long revision, long modelVersion)
    implements JobEvent {
  public ModelActivated {
    Objects.requireNonNull(inferenceId, "inferenceId");
  }
}
