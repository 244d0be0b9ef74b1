package io.millrace.keras.initializer;

import org.jspecify.annotations.Nullable;

/**
 * @param minval at most maxval
 * @param seed null takes the seed of the training
 */
public record RandomUniform(double minval, double maxval, @Nullable Long seed)
    implements Initializer {
  public RandomUniform {
    if (!(minval <= maxval)) {
      throw new IllegalArgumentException(
          "minval is " + minval + " and maxval " + maxval + "; legal is minval up to maxval");
    }
  }
}
