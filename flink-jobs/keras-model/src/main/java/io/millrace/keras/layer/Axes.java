package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.List;

/** Axes as Keras counts them, with the batch as axis 0, in shapes without it. */
public final class Axes {
  private Axes() {}

  /**
   * @param axis 1 or more, or negative, from the last axis on
   * @return index into the dimensions of the shape
   * @throws ShapeMismatchException when the shape has no such axis
   */
  public static int index(String layer, int axis, TensorShape input) {
    int index = axis < 0 ? input.rank() + axis : axis - 1;
    if (index < 0 || index >= input.rank()) {
      throw new ShapeMismatchException(
          layer
              + " has axis "
              + axis
              + " and the input is "
              + input
              + "; legal is 1 to "
              + input.rank()
              + ", or -"
              + input.rank()
              + " to -1");
    }
    return index;
  }

  /**
   * @return indices into the dimensions of the shape, ascending, each once
   */
  public static List<Integer> indices(String layer, List<Integer> axes, TensorShape input) {
    return axes.stream().map(axis -> index(layer, axis, input)).distinct().sorted().toList();
  }

  /** Dimensions of these axes only, ascending. */
  public static TensorShape only(String layer, List<Integer> axes, TensorShape input) {
    return new TensorShape(
        indices(layer, axes, input).stream().map(input.dimensions()::get).toList());
  }
}
