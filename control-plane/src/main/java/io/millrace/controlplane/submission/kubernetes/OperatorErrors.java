package io.millrace.controlplane.submission.kubernetes;

import io.millrace.controlplane.submission.flinkrest.StackTraces;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the error that the operator leaves in a status: JSON with a list of causes. */
final class OperatorErrors {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private OperatorErrors() {}

  /** Message of the deepest cause in one line; null when there is no error. */
  static @Nullable String rootCause(@Nullable String error) {
    if (error == null || error.isBlank()) {
      return null;
    }
    try {
      JsonNode tree = JSON.readTree(error);
      String deepest = tree.path("message").asString("");
      for (JsonNode cause : tree.path("throwableList")) {
        String message = cause.path("message").asString("");
        deepest = message.isBlank() ? deepest : message;
      }
      return deepest.isBlank() ? tree.path("type").asString(error) : StackTraces.rootCause(deepest);
    } catch (JacksonException e) {
      return StackTraces.rootCause(error);
    }
  }
}
