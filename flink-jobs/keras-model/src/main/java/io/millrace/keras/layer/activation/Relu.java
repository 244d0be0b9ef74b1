package io.millrace.keras.layer.activation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keras' ReLU: the input from {@code threshold} on, {@code negativeSlope * (input - threshold)}
 * below.
 *
 * @param maxValue largest output, at least 0; null for any
 * @param negativeSlope at least 0
 * @param threshold at least 0
 */
public record Relu(String name, @Nullable Double maxValue, double negativeSlope, double threshold)
    implements UnaryLayer {
  public Relu {
    Objects.requireNonNull(name, "name");
    if (maxValue != null && !(maxValue >= 0) || !(negativeSlope >= 0) || !(threshold >= 0)) {
      throw new IllegalArgumentException(
          "max_value is "
              + maxValue
              + ", negative_slope "
              + negativeSlope
              + " and threshold "
              + threshold
              + "; legal are numbers of at least 0");
    }
  }

  @Override
  public String type() {
    return "ReLU";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }
}
