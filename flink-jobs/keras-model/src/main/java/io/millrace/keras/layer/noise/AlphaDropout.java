package io.millrace.keras.layer.noise;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Klambauer and others, 2017: dropout that keeps mean and variance of what {@code selu} puts out.
 *
 * @param rate at least 0, less than 1
 * @param seed null takes the seed of the training
 */
public record AlphaDropout(String name, double rate, @Nullable Long seed) implements UnaryLayer {
  public AlphaDropout {
    Objects.requireNonNull(name, "name");
    SpatialDropout.requireRate(rate);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }
}
