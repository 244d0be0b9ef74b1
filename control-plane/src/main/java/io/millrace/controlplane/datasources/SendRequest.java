package io.millrace.controlplane.datasources;

import io.millrace.controlplane.problem.RequestViolations;
import org.jspecify.annotations.Nullable;

/**
 * @param trainingId training that waits for this data
 */
record SendRequest(@Nullable String trainingId) {
  private static final int MAX_ID = 40;

  SendRequest {
    RequestViolations violations = new RequestViolations();
    violations.requireText(trainingId, "trainingId", MAX_ID);
    violations.failIfAny("request");
  }
}
