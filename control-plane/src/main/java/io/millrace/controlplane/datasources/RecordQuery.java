package io.millrace.controlplane.datasources;

import io.millrace.controlplane.resource.IllegalParameterException;
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
    int rows = limit == null ? DEFAULT_LIMIT : limit;
    if (rows < 1 || rows > MAX_LIMIT) {
      throw IllegalParameterException.of(
          "limit", "limit " + rows + " is not legal; legal is 1 to " + MAX_LIMIT);
    }
    return rows;
  }
}
