package io.millrace.controlplane.modelsets;

import io.millrace.controlplane.problem.RequestViolations;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model set as its writer gives it; all that is wrong with it is told at once. */
record ModelSetRequest(
    @Nullable String name, @Nullable String description, @Nullable List<String> modelIds) {
  private static final int MAX_NAME = 200;
  private static final int MAX_MODELS = 64;

  ModelSetRequest {
    description = description == null ? "" : description;
    modelIds = modelIds == null ? List.of() : List.copyOf(modelIds);
    RequestViolations violations = new RequestViolations();
    violations.requireText(name, "name", MAX_NAME);
    violations.require(
        !modelIds.isEmpty() && modelIds.size() <= MAX_MODELS,
        "/modelIds",
        modelIds.size() + " models are given; legal are 1 to " + MAX_MODELS);
    violations.require(
        new HashSet<>(modelIds).size() == modelIds.size(),
        "/modelIds",
        "a model is named twice; legal is each model once");
    violations.failIfAny("model set");
  }
}
