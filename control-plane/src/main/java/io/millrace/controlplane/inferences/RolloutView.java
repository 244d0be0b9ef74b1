package io.millrace.controlplane.inferences;

import io.millrace.contracts.model.Activation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the newest model has come.
 *
 * @param activation when it takes over
 * @param readySubtasks that have it loaded
 * @param activeSubtasks that score with it
 * @param previous the model before it, which {@code previous} of {@code :deploy-version} means
 */
@Schema(name = "ModelRollout")
record RolloutView(
    Rollout.State state,
    Activation activation,
    int readySubtasks,
    int activeSubtasks,
    @Nullable FormerView previous) {

  /** A model that can be gone back to. */
  @Schema(name = "FormerModel")
  record FormerView(String modelName, long modelVersion) {}

  static @Nullable RolloutView of(Inference inference) {
    Rollout rollout = inference.rollout();
    if (rollout == null) {
      return null;
    }
    Rollout.Former previous = rollout.previous();
    return new RolloutView(
        rollout.state(inference.pipeline().parallelism()),
        inference.model().takesOver(),
        rollout.ready().size(),
        rollout.active().size(),
        previous == null
            ? null
            : new FormerView(previous.model().modelName(), previous.model().modelVersion()));
  }
}
