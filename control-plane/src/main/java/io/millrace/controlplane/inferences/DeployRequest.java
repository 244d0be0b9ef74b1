package io.millrace.controlplane.inferences;

import io.millrace.controlplane.problem.RequestViolations;
import org.jspecify.annotations.Nullable;

/**
 * @param resultId whose model is to be scored with from now on
 */
record DeployRequest(@Nullable String resultId) {
  private static final int MAX_ID = 40;

  DeployRequest {
    RequestViolations violations = new RequestViolations();
    violations.requireText(resultId, "resultId", MAX_ID);
    violations.failIfAny("request");
  }
}
