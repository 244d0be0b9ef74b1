package io.millrace.controlplane.inferences;

import io.millrace.contracts.model.Activation;
import io.millrace.contracts.model.ActivationPolicy;
import io.millrace.controlplane.problem.RequestViolations;
import org.jspecify.annotations.Nullable;

/**
 * What to score with from now on: one of the first three.
 *
 * @param resultId of a training that is finished
 * @param modelId of a SAVED_MODEL
 * @param previous true is the model before the one in use
 * @param activation when it takes over; null is ON_CHECKPOINT
 */
record DeployRequest(
    @Nullable String resultId,
    @Nullable String modelId,
    @Nullable Boolean previous,
    @Nullable When activation) {
  DeployRequest {
    RequestViolations violations = new RequestViolations();
    if (Boolean.TRUE.equals(previous)) {
      violations.require(
          resultId == null && modelId == null,
          "/previous",
          "'previous' is given together with 'resultId' or 'modelId'; legal is one of them");
    } else {
      Origin.require(violations, resultId, modelId);
    }
    if (activation != null) {
      violations.collect("/activation", activation::activation);
    }
    violations.failIfAny("request");
  }

  /**
   * @param policy null is ON_CHECKPOINT
   * @param atMs epoch milliseconds, for AT_EVENT_TIME and no other
   */
  record When(@Nullable ActivationPolicy policy, @Nullable Long atMs) {
    Activation activation() {
      return new Activation(policy == null ? ActivationPolicy.ON_CHECKPOINT : policy, atMs);
    }
  }

  /** Null when it is not given. */
  @Nullable Activation takesOver() {
    return activation == null ? null : activation.activation();
  }
}
