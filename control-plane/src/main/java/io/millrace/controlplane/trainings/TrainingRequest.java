package io.millrace.controlplane.trainings;

import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a training.
 *
 * @param name of the model set with the training's number when absent
 * @param startFrom earlier results whose weights it starts from; absent starts anew
 * @param dataSourceId when absent the training waits for a control message
 */
record TrainingRequest(
    @Nullable String name,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String modelSetId,
    @Nullable String dataSourceId,
    @Nullable Fit fit,
    @Nullable TrainingKind kind,
    @Nullable StartFrom startFrom) {
  private static final int MAX_TEXT = 200;

  TrainingRequest {
    fit = fit == null ? Fit.DEFAULT : fit;
    kind = kind == null ? TrainingKind.CLASSIC : kind;
    RequestViolations violations = new RequestViolations();
    violations.requireText(modelSetId, "modelSetId", MAX_TEXT);
    if (name != null) {
      violations.requireText(name, "name", MAX_TEXT);
    }
    fit.check(violations, "/fit");
    if (startFrom != null) {
      startFrom.check(violations, "/startFrom");
    }
    violations.failIfAny("training");
  }
}
