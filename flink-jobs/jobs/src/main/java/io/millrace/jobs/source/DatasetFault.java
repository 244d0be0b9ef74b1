package io.millrace.jobs.source;

import io.millrace.contracts.error.ErrorCode;
import java.util.Objects;

/**
 * Why a data set can never be trained on; trying again gives the same.
 *
 * @param reason what was given, what is legal, and where
 */
public record DatasetFault(ErrorCode code, String reason) {
  public DatasetFault {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
  }
}
