package io.millrace.keras.archive;

import io.millrace.keras.InvalidModelException;
import io.millrace.keras.ModelViolation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a file, up to a number that a person may still read. */
final class Faults {
  private static final int MAX = 20;

  private final String file;
  private final List<ModelViolation> violations = new ArrayList<>();

  /**
   * @param file name of the file or member, first in each message
   */
  Faults(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  void add(@Nullable String layer, String message, @Nullable String hint) {
    if (violations.size() < MAX) {
      violations.add(new ModelViolation(layer, null, null, "", file + ": " + message, hint));
    }
  }

  void throwIfAny() {
    if (!violations.isEmpty()) {
      throw new InvalidModelException(violations);
    }
  }

  /** One fault that makes reading on impossible. */
  static InvalidModelException fault(String file, String message, @Nullable String hint) {
    return new InvalidModelException(
        List.of(new ModelViolation(null, null, null, "", file + ": " + message, hint)));
  }
}
