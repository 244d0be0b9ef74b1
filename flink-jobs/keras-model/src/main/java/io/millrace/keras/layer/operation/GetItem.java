package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.UnaryLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code x[:, 1:3, -1]}.
 *
 * @param selections of the axes of one example, from the first; axes without one are taken whole
 */
public record GetItem(String name, List<AxisSelection> selections) implements UnaryLayer {
  public GetItem {
    Objects.requireNonNull(name, "name");
    selections = List.copyOf(selections);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    if (selections.size() > input.rank()) {
      throw new ShapeMismatchException(
          selections.size()
              + " axes are selected of an input "
              + input
              + " with "
              + input.rank()
              + " axes beside the batch");
    }
    List<Integer> dimensions = new ArrayList<>();
    for (int axis = 0; axis < input.rank(); axis++) {
      int size = input.dimensions().get(axis);
      if (axis >= selections.size()) {
        dimensions.add(size);
      } else if (selections.get(axis) instanceof AxisSelection.Range range) {
        dimensions.add(range.size(size));
      } else if (selections.get(axis) instanceof AxisSelection.Index index) {
        index.of(size);
      }
    }
    return new TensorShape(dimensions);
  }
}
