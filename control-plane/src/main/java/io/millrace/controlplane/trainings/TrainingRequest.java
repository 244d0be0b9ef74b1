package io.millrace.controlplane.trainings;

import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.controlplane.problem.RequestViolations;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a training.
 *
 * @param name of the model set with the training's number when absent
 * @param dataSourceId when absent the training waits for a control message
 */
record TrainingRequest(
    @Nullable String name,
    @Nullable String modelSetId,
    @Nullable String dataSourceId,
    @Nullable Fit fit,
    @Nullable TrainingKind kind) {
  private static final int MAX_TEXT = 200;
  private static final DatasetSplit WHOLE = new DatasetSplit(0, 0, SplitMethod.POSITIONAL);

  TrainingRequest {
    fit = fit == null ? Fit.DEFAULT : fit;
    kind = kind == null ? TrainingKind.CLASSIC : kind;
    RequestViolations violations = new RequestViolations();
    violations.requireText(modelSetId, "modelSetId", MAX_TEXT);
    if (name != null) {
      violations.requireText(name, "name", MAX_TEXT);
    }
    violations.collect("/fit", fit::config);
    Fit asked = fit;
    violations.collect("/fit", () -> asked.split(WHOLE));
    violations.failIfAny("training");
  }
}
