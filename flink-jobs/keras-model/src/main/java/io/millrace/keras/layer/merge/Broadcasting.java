package io.millrace.keras.layer.merge;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import java.util.ArrayList;
import java.util.List;

/** The shape of element by element results of tensors of different shapes. */
public final class Broadcasting {
  private Broadcasting() {}

  /**
   * Shapes are aligned at their last axes; an axis of size 1 is repeated.
   *
   * @throws ShapeMismatchException when sizes differ and none is 1
   */
  public static TensorShape of(TensorShape first, TensorShape second) {
    int rank = Math.max(first.rank(), second.rank());
    List<Integer> dimensions = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int a = size(first, axis - rank + first.rank());
      int b = size(second, axis - rank + second.rank());
      if (a != b && a != 1 && b != 1) {
        throw new ShapeMismatchException(
            "inputs have the shapes "
                + first
                + " and "
                + second
                + "; legal are shapes whose dimensions, from the last, are equal or 1");
      }
      dimensions.add(a == 1 ? b : a);
    }
    return SizeLimits.checked(dimensions);
  }

  private static int size(TensorShape shape, int axis) {
    return axis < 0 ? 1 : shape.dimensions().get(axis);
  }
}
