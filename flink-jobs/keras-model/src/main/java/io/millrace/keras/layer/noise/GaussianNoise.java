package io.millrace.keras.layer.noise;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds normal noise of mean 0.
 *
 * @param stddev 0 to 1
 * @param seed null takes the seed of the training
 */
public record GaussianNoise(String name, double stddev, @Nullable Long seed) implements UnaryLayer {
  public GaussianNoise {
    Objects.requireNonNull(name, "name");
    if (!(stddev >= 0 && stddev <= 1)) {
      throw new IllegalArgumentException("stddev is " + stddev + "; legal is 0 to 1");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }
}
