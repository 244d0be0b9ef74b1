package io.millrace.keras.layer.convolution;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What follows a convolution. */
public record BiasActivation(boolean useBias, WeightOptions bias, ActivationFunction activation) {
  public BiasActivation {
    Objects.requireNonNull(bias, "bias");
    Objects.requireNonNull(activation, "activation");
  }

  /** Shape of the output from that of the convolution. */
  TensorShape outputShape(List<Integer> sizes, int channels) {
    List<Integer> dimensions = new ArrayList<>(sizes);
    dimensions.add(channels);
    return activation.outputShape(SizeLimits.checked(dimensions));
  }

  /** The kernels, then the bias when there is one. */
  List<WeightSpec> after(List<WeightSpec> kernels, int channels, boolean trainable) {
    if (!useBias) {
      return kernels;
    }
    List<WeightSpec> weights = new ArrayList<>(kernels);
    weights.add(new WeightSpec("bias", SizeLimits.weight(channels), bias, trainable));
    return weights;
  }

  /** Shape of a kernel: the size of the window, then the channels. */
  static TensorShape kernel(Window window, Integer... channels) {
    List<Integer> dimensions = new ArrayList<>(window.size());
    dimensions.addAll(List.of(channels));
    return SizeLimits.weight(dimensions.toArray(Integer[]::new));
  }
}
