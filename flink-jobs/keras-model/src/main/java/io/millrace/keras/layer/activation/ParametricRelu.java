package io.millrace.keras.layer.activation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Axes;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keras' PReLU: negative inputs have factors that are learned.
 *
 * @param sharedAxes along which there is one factor for all, counted with the batch as 0
 */
public record ParametricRelu(
    String name, boolean trainable, List<Integer> sharedAxes, WeightOptions alpha)
    implements UnaryLayer {
  public ParametricRelu {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(alpha, "alpha");
    sharedAxes = List.copyOf(sharedAxes);
  }

  @Override
  public String type() {
    return "PReLU";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    Axes.indices(type(), sharedAxes, input);
    return input;
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    List<Integer> dimensions = new ArrayList<>(input.dimensions());
    Axes.indices(type(), sharedAxes, input).forEach(axis -> dimensions.set(axis, 1));
    return List.of(new WeightSpec("alpha", new TensorShape(dimensions), alpha, trainable));
  }
}
