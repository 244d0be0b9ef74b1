package io.millrace.keras.layer.activation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import java.util.Objects;

/**
 * Keras' ELU: {@code alpha * (exp(input) - 1)} below 0.
 *
 * @param alpha any number
 */
public record Elu(String name, double alpha) implements UnaryLayer {
  public Elu {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public String type() {
    return "ELU";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }
}
