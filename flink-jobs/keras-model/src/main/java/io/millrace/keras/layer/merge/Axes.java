package io.millrace.keras.layer.merge;

import io.millrace.keras.layer.ShapeMismatchException;

/** Axes as Keras counts them, with the batch as axis 0. */
public final class Axes {
  private Axes() {}

  /**
   * The index of an axis among the axes of one example.
   *
   * @param axis as Keras has it; negative counts from the end
   * @param rank of one example
   * @throws ShapeMismatchException when there is no such axis, or it is the batch axis
   */
  public static int ofExample(int axis, int rank) {
    int index = (axis < 0 ? axis + rank + 1 : axis) - 1;
    if (index < 0 || index >= rank) {
      throw new ShapeMismatchException(
          "axis "
              + axis
              + " is "
              + (index == -1 ? "the batch axis" : "not there")
              + "; legal is "
              + (rank == 0 ? "none" : "1 to " + rank + ", or -" + rank + " to -1")
              + " for an input with "
              + (rank + 1)
              + " axes");
    }
    return index;
  }
}
