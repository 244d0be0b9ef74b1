package io.millrace.controlplane.deadletters;

import io.millrace.controlplane.resource.IllegalParameterException;
import io.millrace.controlplane.resource.RowLimit;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which dead letters are listed. */
record DeadLetterQuery(
    @Parameter(description = "that this deployment could not score") @Nullable String inferenceId,
    @Parameter(description = "that this training could not use") @Nullable String trainingId,
    @Parameter(description = "with this fault, for example RECORD_UNDECODABLE")
        @Nullable String code,
    @Parameter(description = "letters at most, 1 to 100; 50 when absent") @Nullable Integer limit,
    @Nullable String cursor) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 100;

  /**
   * @throws IllegalParameterException when it is not legal
   */
  int rows() {
    return RowLimit.of(limit, DEFAULT_LIMIT, MAX_LIMIT);
  }

  boolean includes(Letter letter) {
    return (inferenceId == null || inferenceId.equals(letter.inferenceId()))
        && (trainingId == null || trainingId.equals(letter.trainingId()))
        && (code == null || code.equals(letter.code()));
  }
}
