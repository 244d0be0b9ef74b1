package io.millrace.contracts.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer where, as an RFC 6901 JSON pointer into the document ("" is the whole of it)
 * @param message what was given and what is legal
 * @param hint what to write instead, when we know
 */
public record Violation(String pointer, String message, @Nullable String hint) {
  public Violation {
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(message, "message");
  }

  public static Violation at(String pointer, String message) {
    return new Violation(pointer, message, null);
  }

  @Override
  public String toString() {
    String at = pointer.isEmpty() ? "" : pointer + ": ";
    return at + message + (hint == null ? "" : " (" + hint + ")");
  }
}
