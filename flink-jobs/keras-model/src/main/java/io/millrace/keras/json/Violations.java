package io.millrace.keras.json;

import io.millrace.keras.ModelViolation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a document, up to a number that a person may still read. */
public final class Violations {
  public static final int MAX = 100;

  private final List<ModelViolation> violations = new ArrayList<>();
  private int count;

  /** None yet. */
  public Violations() {}

  public void add(@Nullable String layer, String pointer, String message, @Nullable String hint) {
    add(new ModelViolation(layer, null, null, pointer, message, hint));
  }

  public void add(ModelViolation violation) {
    count++;
    if (violations.size() < MAX) {
      violations.add(violation);
    }
  }

  public int count() {
    return count;
  }

  public List<ModelViolation> list() {
    return List.copyOf(violations);
  }
}
