package io.millrace.keras.initializer;

import org.jspecify.annotations.Nullable;

/**
 * A normal distribution whose values beyond two standard deviations are drawn again.
 *
 * @param stddev at least 0, of the distribution before it is cut
 * @param seed null takes the seed of the training
 */
public record TruncatedNormal(double mean, double stddev, @Nullable Long seed)
    implements Initializer {
  public TruncatedNormal {
    RandomNormal.requireStddev(stddev);
  }
}
