package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.UnaryLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Brings axes into another order.
 *
 * @param axes of the input, in the order of the result, beginning with the batch axis, 0
 */
public record Transpose(String name, List<Integer> axes) implements UnaryLayer {
  public Transpose {
    Objects.requireNonNull(name, "name");
    axes = List.copyOf(axes);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> all = IntStream.rangeClosed(0, input.rank()).boxed().toList();
    if (!axes.stream().sorted().toList().equals(all) || axes.get(0) != 0) {
      throw new ShapeMismatchException(
          "axes are " + axes + "; legal is an order of " + all + " that begins with 0");
    }
    List<Integer> dimensions = new ArrayList<>();
    for (int axis : axes.subList(1, axes.size())) {
      dimensions.add(input.dimensions().get(axis - 1));
    }
    return new TensorShape(dimensions);
  }
}
