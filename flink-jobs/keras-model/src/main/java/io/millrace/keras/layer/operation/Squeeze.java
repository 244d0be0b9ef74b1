package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.merge.Axes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Takes an axis of size 1 away.
 *
 * @param axis with the batch axis counted as 0, which is not legal
 */
public record Squeeze(String name, int axis) implements UnaryLayer {
  public Squeeze {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> dimensions = new ArrayList<>(input.dimensions());
    int removed = dimensions.remove(Axes.ofExample(axis, input.rank()));
    if (removed != 1) {
      throw new ShapeMismatchException(
          "axis " + axis + " of the input " + input + " has the size " + removed + "; legal is 1");
    }
    return new TensorShape(dimensions);
  }
}
