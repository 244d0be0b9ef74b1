package io.millrace.keras.layer.merge;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Tensors one after another along an axis.
 *
 * @param axis with the batch axis counted as 0, which is not legal; negative counts from the end
 */
public record Concatenate(String name, int axis) implements Layer {
  public Concatenate {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public List<TensorShape> outputShapes(List<TensorShape> inputs) {
    TensorShape first = inputs.get(0);
    int joined = Axes.ofExample(axis, first.rank());
    List<Integer> dimensions = new ArrayList<>(first.dimensions());
    int sum = 0;
    for (TensorShape input : inputs) {
      if (!others(input, joined).equals(others(first, joined))) {
        throw new ShapeMismatchException(
            "inputs have the shapes "
                + inputs
                + "; legal are shapes that differ only in axis "
                + (joined + 1));
      }
      sum += input.dimensions().get(joined);
    }
    dimensions.set(joined, sum);
    return List.of(SizeLimits.checked(dimensions));
  }

  private static List<Integer> others(TensorShape shape, int axis) {
    List<Integer> others = new ArrayList<>(shape.dimensions());
    if (axis < others.size()) {
      others.set(axis, 0);
    }
    return others;
  }
}
