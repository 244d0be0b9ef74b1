package io.millrace.keras;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a document, up to a number that a person may still read. */
final class Violations {
  static final int MAX = 100;

  private final List<ModelViolation> violations = new ArrayList<>();
  private int count;

  void add(@Nullable String layer, String pointer, String message, @Nullable String hint) {
    add(new ModelViolation(layer, null, null, pointer, message, hint));
  }

  void add(ModelViolation violation) {
    count++;
    if (violations.size() < MAX) {
      violations.add(violation);
    }
  }

  int count() {
    return count;
  }

  List<ModelViolation> list() {
    return List.copyOf(violations);
  }
}
