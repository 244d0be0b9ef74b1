package io.millrace.controlplane.modelsets;

import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A model set as its writer gives it; all that is wrong with it is told at once. */
record ModelSetRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,
    @Nullable String description,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<String> modelIds) {
  private static final int MAX_NAME = 200;
  private static final int MAX_MODELS = 64;

  ModelSetRequest {
    description = description == null ? "" : description;
    RequestViolations violations = new RequestViolations();
    violations.require(
        modelIds == null || !modelIds.stream().anyMatch(Objects::isNull),
        "/modelIds",
        "null stands among the models; legal are their ids");
    modelIds = modelIds == null ? List.of() : modelIds.stream().filter(Objects::nonNull).toList();
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
