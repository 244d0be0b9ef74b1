package io.millrace.keras.layer;

/** A layer cannot take the output of the layer before it, or would make one that is too large. */
public final class ShapeMismatchException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ShapeMismatchException(String message) {
    super(message);
  }
}
