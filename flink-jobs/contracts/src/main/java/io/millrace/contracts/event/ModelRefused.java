package io.millrace.contracts.event;

import io.millrace.contracts.error.ErrorCode;
import java.util.Objects;

/** A subtask could not load a model and goes on with the one it has. */
public record ModelRefused(
    String inferenceId,
    int subtask,
    long revision,
    long modelVersion,
    ErrorCode code,
    String reason)
    implements JobEvent {
  public ModelRefused {
    Objects.requireNonNull(inferenceId, "inferenceId");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
  }
}
