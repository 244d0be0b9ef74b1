package io.millrace.contracts.job;

import java.util.Objects;

/**
 * One model of the set that a training job trains.
 *
 * @param resultId identifies what this training makes of the model; its artifact is stored under it
 * @param architecture Keras JSON with its {@code compile_config}
 */
public record TrainingModel(String resultId, String modelId, String name, String architecture) {
  public TrainingModel {
    Objects.requireNonNull(resultId, "resultId");
    Objects.requireNonNull(modelId, "modelId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(architecture, "architecture");
  }
}
