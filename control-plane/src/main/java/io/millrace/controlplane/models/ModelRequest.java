package io.millrace.controlplane.models;

import io.millrace.controlplane.problem.RequestViolations;
import org.jspecify.annotations.Nullable;

/**
 * A model as its writer gives it.
 *
 * @param format of {@code code}; today KERAS_JSON
 * @param imports lines before Python source; without meaning for KERAS_JSON
 * @param code for KERAS_JSON what {@code model.to_json()} of a compiled model returns
 */
record ModelRequest(
    @Nullable String name,
    @Nullable String description,
    @Nullable ModelFormat format,
    @Nullable String imports,
    @Nullable String code) {
  private static final int MAX_NAME = 200;

  ModelRequest {
    description = description == null ? "" : description;
  }

  void requireComplete() {
    RequestViolations violations = new RequestViolations();
    violations.requireText(name, "name", MAX_NAME);
    violations.require(format != null, "/format", "'format' is missing; legal is KERAS_JSON");
    violations.failIfAny("model");
  }
}
