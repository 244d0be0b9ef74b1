package io.millrace.keras.layer.recurrent;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A layer that is applied to each step of a sequence.
 *
 * @param layer takes one tensor, gives one, and treats each example by itself
 */
public record TimeDistributed(String name, boolean trainable, Layer layer) implements UnaryLayer {
  public TimeDistributed {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(layer, "layer");
  }

  /** Shape of one step. */
  public static TensorShape step(TensorShape input) {
    if (input.rank() < 2) {
      throw new ShapeMismatchException(
          "TimeDistributed was given an input of shape "
              + input
              + "; legal is (steps, …) with at least one axis more");
    }
    return new TensorShape(input.dimensions().subList(1, input.rank()));
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<TensorShape> outputs = layer.outputShapes(List.of(step(input)));
    if (outputs.size() != 1) {
      throw new ShapeMismatchException(
          "the layer of a TimeDistributed has " + outputs.size() + " outputs; legal is one");
    }
    List<Integer> dimensions = new ArrayList<>(input.dimensions().subList(0, 1));
    dimensions.addAll(outputs.get(0).dimensions());
    return SizeLimits.checked(dimensions);
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    return layer.weights(List.of(step(input))).stream()
        .map(weight -> trainable ? weight : weight.frozen())
        .map(weight -> weight.within(layer.name()))
        .toList();
  }

  @Override
  public long parameterCount(TensorShape input) {
    return layer.parameterCount(List.of(step(input)));
  }

  @Override
  public int steps(List<TensorShape> inputs) {
    return layer.steps(List.of(step(inputs.get(0))));
  }
}
