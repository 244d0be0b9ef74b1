package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.merge.Axes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Puts an axis of size 1 in.
 *
 * @param axis of the result, with the batch axis counted as 0, which is not legal
 */
public record ExpandDims(String name, int axis) implements UnaryLayer {
  public ExpandDims {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> dimensions = new ArrayList<>(input.dimensions());
    dimensions.add(Axes.ofExample(axis, input.rank() + 1), 1);
    return new TensorShape(dimensions);
  }
}
