package io.millrace.keras.archive;

import io.millrace.contracts.json.ContractJson;
import io.millrace.keras.source.KerasSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which members the classes of Keras 3 take in their config. */
record Keras3Parameters(JsonNode schema) {
  private static final Set<String> OF_EVERY_LAYER = Set.of("name", "trainable", "dtype");

  static Keras3Parameters load() {
    try (InputStream in = KerasSource.class.getResourceAsStream("keras-schema.json")) {
      return new Keras3Parameters(
          ContractJson.mapper().readTree(Objects.requireNonNull(in, "keras-schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param kind section of the schema, for example {@code layers}
   * @return true also for classes that the schema does not know
   */
  boolean has(String kind, String className, String member) {
    JsonNode known = schema.path(kind).path(className);
    if (known.isMissingNode() || kind.equals("layers") && OF_EVERY_LAYER.contains(member)) {
      return true;
    }
    for (JsonNode parameter : known.path("parameters")) {
      if (parameter.path(0).asString("").equals(member)) {
        return true;
      }
    }
    return known.path("config").has(member);
  }
}
