package io.millrace.controlplane.datasources;

import io.millrace.controlplane.resource.IllegalParameterException;
import io.millrace.controlplane.resource.RowLimit;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which records of a data source are shown. */
record RecordQuery(
    @Parameter(description = "records at most, 1 to 100; 20 when absent") @Nullable Integer limit,
    @Nullable String cursor) {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  /**
   * @throws IllegalParameterException when it is not legal
   */
  int rows() {
    return RowLimit.of(limit, DEFAULT_LIMIT, MAX_LIMIT);
  }
}
