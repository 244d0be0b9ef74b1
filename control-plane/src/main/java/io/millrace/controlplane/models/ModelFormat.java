package io.millrace.controlplane.models;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the definition of a model is written. */
public enum ModelFormat {
  KERAS_JSON(".json"),
  KERAS_SOURCE(".py"),
  KERAS_ARCHIVE(".keras", ".h5", ".hdf5"),
  SAVED_MODEL(".zip");

  private final String[] endings;

  ModelFormat(String... endings) {
    this.endings = endings;
  }

  /** Whether the definition is text, that can also be sent as JSON. */
  boolean isText() {
    return this == KERAS_JSON || this == KERAS_SOURCE;
  }

  static Optional<ModelFormat> ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> Arrays.stream(format.endings).anyMatch(lower::endsWith))
        .findFirst();
  }

  /** All formats, for messages. */
  static String legal() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  static String legalEndings() {
    return Arrays.stream(values())
        .flatMap(format -> Arrays.stream(format.endings))
        .collect(Collectors.joining(", "));
  }
}
