package io.millrace.controlplane.datasources;

import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param trainingId training that waits for this data
 */
@Schema(name = "DataSourceSending")
record SendRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String trainingId) {
  private static final int MAX_ID = 40;

  SendRequest {
    RequestViolations violations = new RequestViolations();
    violations.requireText(trainingId, "trainingId", MAX_ID);
    violations.failIfAny("request");
  }
}
