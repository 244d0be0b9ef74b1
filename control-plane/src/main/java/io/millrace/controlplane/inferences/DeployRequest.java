package io.millrace.controlplane.inferences;

import io.millrace.controlplane.problem.RequestViolations;
import org.jspecify.annotations.Nullable;

/**
 * What to score with from now on: one of the two.
 *
 * @param resultId of a training that is finished
 * @param modelId of a SAVED_MODEL
 */
record DeployRequest(@Nullable String resultId, @Nullable String modelId) {
  DeployRequest {
    RequestViolations violations = new RequestViolations();
    Origin.require(violations, resultId, modelId);
    violations.failIfAny("request");
  }
}
