package io.millrace.keras.layer.noise;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies with normal noise of mean 1 and variance {@code rate / (1 - rate)}.
 *
 * @param rate at least 0, less than 1
 * @param seed null takes the seed of the training
 */
public record GaussianDropout(String name, double rate, @Nullable Long seed) implements UnaryLayer {
  public GaussianDropout {
    Objects.requireNonNull(name, "name");
    SpatialDropout.requireRate(rate);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }
}
