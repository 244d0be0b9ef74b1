package io.millrace.keras.layer;

import static io.millrace.keras.layer.SizeLimits.last;

import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.Objects;

/**
 * {@code activation(input . kernel + bias)} over the last axis.
 *
 * @param units size of the last axis of the output, at least 1
 * @param trainable false keeps kernel and bias at their initial values
 */
public record Dense(
    String name,
    boolean trainable,
    int units,
    ActivationFunction activation,
    boolean useBias,
    WeightOptions kernel,
    WeightOptions bias)
    implements UnaryLayer {
  public Dense {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(activation, "activation");
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(bias, "bias");
    if (units < 1) {
      throw new IllegalArgumentException("units is " + units + "; legal is at least 1");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return activation.outputShape(SizeLimits.withLast(input, units));
  }

  @Override
  public long parameterCount(TensorShape input) {
    return (long) last(input) * units + (useBias ? units : 0);
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    TensorShape shape = SizeLimits.weight(last(input), units);
    WeightSpec kernelSpec = new WeightSpec("kernel", shape, kernel, trainable);
    return useBias
        ? List.of(kernelSpec, new WeightSpec("bias", TensorShape.of(units), bias, trainable))
        : List.of(kernelSpec);
  }
}
