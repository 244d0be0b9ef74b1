package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sets inputs to zero with probability {@code rate} in training and scales the others by {@code 1 /
 * (1 - rate)}; does nothing outside training.
 *
 * @param rate at least 0, less than 1
 * @param seed null takes the seed of the training
 */
public record Dropout(String name, double rate, @Nullable Long seed) implements UnaryLayer {
  public Dropout {
    Objects.requireNonNull(name, "name");
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate is " + rate + "; legal is at least 0, less than 1");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }
}
