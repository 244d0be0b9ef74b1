package io.millrace.contracts.job;

import io.millrace.contracts.json.OptionalMember;
import io.millrace.contracts.model.ModelArtifact;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One model of the set that a training job trains.
 *
 * @param resultId identifies what this training makes of the model; its artifact is stored under it
 * @param architecture Keras JSON with its {@code compile_config}
 * @param initialWeights folder with the weights that the training starts from, in one of the files
 *     that {@link io.millrace.contracts.model.ModelFiles} names; null starts from the
 *     architecture's initializers
 */
public record TrainingModel(
    String resultId,
    String modelId,
    String name,
    String architecture,
    @OptionalMember @Nullable ModelArtifact initialWeights) {
  public TrainingModel {
    Objects.requireNonNull(resultId, "resultId");
    Objects.requireNonNull(modelId, "modelId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(architecture, "architecture");
  }
}
