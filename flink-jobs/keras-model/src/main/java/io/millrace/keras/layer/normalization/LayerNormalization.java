package io.millrace.keras.layer.normalization;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Axes;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightSpec;
import java.util.List;
import java.util.Objects;

/**
 * Ba and others, 2016: normalizes each example by itself, over some axes.
 *
 * @param axes at least one, all positive or all negative, counted with the batch as 0
 * @param epsilon added to the variance, at least 0
 * @param rmsScaling divides by the standard deviation only, without moving the mean; there is a
 *     gamma then and no beta
 */
public record LayerNormalization(
    String name,
    boolean trainable,
    List<Integer> axes,
    double epsilon,
    boolean rmsScaling,
    ScaleCenter parameters)
    implements UnaryLayer {
  public LayerNormalization {
    Objects.requireNonNull(name, "name");
    axes = List.copyOf(axes);
    parameters =
        rmsScaling
            ? new ScaleCenter(true, false, parameters.gamma(), parameters.beta())
            : parameters;
    boolean negative = axes.stream().anyMatch(axis -> axis < 0);
    if (axes.isEmpty() || negative && axes.stream().anyMatch(axis -> axis >= 0)) {
      throw new IllegalArgumentException(
          "axis is " + axes + "; legal is at least one, all positive or all negative");
    }
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("epsilon is " + epsilon + "; legal is at least 0");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    Axes.indices(type(), axes, input);
    return input;
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    return parameters.weights(Axes.only(type(), axes, input), trainable);
  }
}
