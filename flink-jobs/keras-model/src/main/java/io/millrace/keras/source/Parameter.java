package io.millrace.keras.source;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A parameter of a constructor or of a layer's call.
 *
 * @param fallback null when it must be given
 */
record Parameter(String name, @Nullable JsonNode fallback) {
  boolean required() {
    return fallback == null;
  }
}
