package io.millrace.keras.layer.attention;

import org.jspecify.annotations.Nullable;

/**
 * The share of attention scores that is dropped in training.
 *
 * @param rate at least 0, less than 1
 * @param seed null takes the seed of the training
 */
public record ScoreDropout(double rate, @Nullable Long seed) {
  public ScoreDropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "dropout is " + rate + "; legal is at least 0, less than 1");
    }
  }
}
