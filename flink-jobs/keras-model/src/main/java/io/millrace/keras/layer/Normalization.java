package io.millrace.keras.layer;

import static io.millrace.keras.layer.Rescaling.requireFit;

import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.Objects;

/**
 * {@code (input - mean) / max(sqrt(variance), 1e-7)}, or the inverse of it.
 *
 * @param mean one value for all, or one for each element of the last axis
 * @param variance as mean; each at least 0
 * @param invert true computes {@code mean + input * max(sqrt(variance), 1e-7)}
 */
public record Normalization(String name, List<Double> mean, List<Double> variance, boolean invert)
    implements UnaryLayer {
  public Normalization {
    Objects.requireNonNull(name, "name");
    mean = List.copyOf(mean);
    variance = List.copyOf(variance);
    if (mean.isEmpty() || variance.isEmpty()) {
      throw new IllegalArgumentException("mean and variance have at least one value");
    }
    for (double value : variance) {
      if (!(value >= 0)) {
        throw new IllegalArgumentException("variance " + value + " is not legal; it is at least 0");
      }
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    requireFit("mean", mean, input);
    requireFit("variance", variance, input);
    return input;
  }
}
