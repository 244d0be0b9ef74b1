package io.millrace.keras.regularizer;

/**
 * Adds {@code l1 * sum(|w|) + l2 * sum(w^2)} to the loss.
 *
 * @param l1 at least 0
 * @param l2 at least 0
 */
public record Regularizer(double l1, double l2) {
  public Regularizer {
    if (!(l1 >= 0 && l2 >= 0)) {
      throw new IllegalArgumentException(
          "l1 is " + l1 + " and l2 is " + l2 + "; legal are numbers of at least 0");
    }
  }
}
