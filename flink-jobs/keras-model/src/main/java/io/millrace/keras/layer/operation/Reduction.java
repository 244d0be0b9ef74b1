package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.merge.Axes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code mean(x, axis)} and its like.
 *
 * @param axes at least one, with the batch axis counted as 0, which is not legal; negative counts
 *     from the end
 * @param keepDims true leaves axes of size 1
 */
public record Reduction(
    String name, ReductionFunction function, List<Integer> axes, boolean keepDims)
    implements UnaryLayer {
  public Reduction {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(function, "function");
    axes = List.copyOf(axes);
    if (axes.isEmpty()) {
      throw new IllegalArgumentException("a reduction has at least one axis");
    }
  }

  @Override
  public String type() {
    return function.className();
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> reduced = axes.stream().map(axis -> Axes.ofExample(axis, input.rank())).toList();
    List<Integer> dimensions = new ArrayList<>();
    for (int axis = 0; axis < input.rank(); axis++) {
      if (!reduced.contains(axis)) {
        dimensions.add(input.dimensions().get(axis));
      } else if (keepDims) {
        dimensions.add(1);
      }
    }
    return new TensorShape(dimensions);
  }
}
