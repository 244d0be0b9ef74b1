package io.millrace.controlplane.inferences;

import io.millrace.controlplane.problem.RequestViolations;
import org.jspecify.annotations.Nullable;

/** Where a deployed model came from. */
sealed interface Origin {
  /** It was trained here. */
  record Trained(String resultId) implements Origin {}

  /** It was uploaded as it is. */
  record Imported(String modelId) implements Origin {}

  /** Of a row or a request, in which exactly one is given. */
  static Origin of(@Nullable String resultId, @Nullable String modelId) {
    return modelId == null ? new Trained(String.valueOf(resultId)) : new Imported(modelId);
  }

  /** Null when it was not trained here. */
  default @Nullable String result() {
    return this instanceof Trained trained ? trained.resultId() : null;
  }

  /** Null when it was trained here. */
  default @Nullable String model() {
    return this instanceof Imported imported ? imported.modelId() : null;
  }

  /** Member of a request that names it, as a pointer. */
  default String pointer() {
    return this instanceof Trained ? "/resultId" : "/modelId";
  }

  static void require(
      RequestViolations violations, @Nullable String resultId, @Nullable String modelId) {
    boolean imported = modelId != null && !modelId.isBlank();
    boolean trained = resultId != null && !resultId.isBlank();
    violations.require(
        imported || trained,
        "/resultId",
        "'resultId' is missing; legal is the result of a training, or 'modelId' of a SAVED_MODEL");
    violations.require(
        !(imported && trained),
        "/modelId",
        "'resultId' and 'modelId' are both given; legal is one of them");
  }
}
