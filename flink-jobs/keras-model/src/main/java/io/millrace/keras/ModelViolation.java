package io.millrace.keras;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a model.
 *
 * @param layer name of the layer it is in; null when it is in none
 * @param line from 1, where the text cannot be parsed; null where a pointer says it
 * @param column from 1, with line
 * @param pointer where, as an RFC 6901 JSON pointer into the document ("" is the whole of it)
 * @param message what was given and what is legal
 * @param hint what to do instead, when we know
 */
public record ModelViolation(
    @Nullable String layer,
    @Nullable Integer line,
    @Nullable Integer column,
    String pointer,
    String message,
    @Nullable String hint) {
  public ModelViolation {
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    String at = layer == null ? "" : "layer '" + layer + "': ";
    return at + message + (hint == null ? "" : " (" + hint + ")");
  }
}
