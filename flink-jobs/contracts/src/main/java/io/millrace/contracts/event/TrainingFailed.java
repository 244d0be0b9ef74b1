package io.millrace.contracts.event;

import io.millrace.contracts.error.ErrorCode;
import java.util.Objects;

/**
 * One model of the set could not be trained; its siblings go on.
 *
 * @param reason what was given, what is legal, and where
 */
public record TrainingFailed(String resultId, ErrorCode code, String reason) implements JobEvent {
  public TrainingFailed {
    Objects.requireNonNull(resultId, "resultId");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
  }
}
