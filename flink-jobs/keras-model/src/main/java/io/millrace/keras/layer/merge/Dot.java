package io.millrace.keras.layer.merge;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Sums the products of two tensors along an axis of each.
 *
 * @param firstAxis of the first input, with the batch axis counted as 0, which is not legal
 * @param normalize true divides the vectors along the axes by their lengths first
 */
public record Dot(String name, int firstAxis, int secondAxis, boolean normalize) implements Layer {
  public Dot {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public List<TensorShape> outputShapes(List<TensorShape> inputs) {
    if (inputs.size() != 2) {
      throw new ShapeMismatchException(
          "Dot was given " + inputs.size() + " tensors; legal are two");
    }
    TensorShape first = inputs.get(0);
    TensorShape second = inputs.get(1);
    int firstIndex = Axes.ofExample(firstAxis, first.rank());
    int secondIndex = Axes.ofExample(secondAxis, second.rank());
    if (!first.dimensions().get(firstIndex).equals(second.dimensions().get(secondIndex))) {
      throw new ShapeMismatchException(
          "inputs have the shapes "
              + inputs
              + " and axes "
              + firstAxis
              + " and "
              + secondAxis
              + " of different sizes; legal are equal ones");
    }
    List<Integer> dimensions = new ArrayList<>(first.dimensions());
    dimensions.remove(firstIndex);
    List<Integer> others = new ArrayList<>(second.dimensions());
    others.remove(secondIndex);
    dimensions.addAll(others);
    return List.of(SizeLimits.checked(dimensions.isEmpty() ? List.of(1) : dimensions));
  }
}
