package io.millrace.keras.layer.activation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import java.util.Objects;

/**
 * Keras' LeakyReLU.
 *
 * @param negativeSlope factor of negative inputs, at least 0
 */
public record LeakyRelu(String name, double negativeSlope) implements UnaryLayer {
  public LeakyRelu {
    Objects.requireNonNull(name, "name");
    if (!(negativeSlope >= 0)) {
      throw new IllegalArgumentException(
          "negative_slope is " + negativeSlope + "; legal is at least 0");
    }
  }

  @Override
  public String type() {
    return "LeakyReLU";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }
}
