package io.millrace.keras.initializer;

import org.jspecify.annotations.Nullable;

/**
 * @param stddev at least 0
 * @param seed null takes the seed of the training
 */
public record RandomNormal(double mean, double stddev, @Nullable Long seed) implements Initializer {
  public RandomNormal {
    requireStddev(stddev);
  }

  static void requireStddev(double stddev) {
    if (!(stddev >= 0)) {
      throw new IllegalArgumentException("stddev is " + stddev + "; legal is at least 0");
    }
  }
}
