package io.millrace.contracts.event;

import java.util.Objects;

/** A subtask has no model from now on, and keeps its records until there is one. */
public record ModelWithdrawn(String inferenceId, int subtask, long revision) implements JobEvent {
  public ModelWithdrawn {
    Objects.requireNonNull(inferenceId, "inferenceId");
  }
}
