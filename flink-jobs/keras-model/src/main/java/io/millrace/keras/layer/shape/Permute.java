package io.millrace.keras.layer.shape;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.UnaryLayer;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Swaps axes.
 *
 * @param order 1 to the number of axes, each once: axis {@code order[i]} of the input comes i-th
 */
public record Permute(String name, List<Integer> order) implements UnaryLayer {
  public Permute {
    Objects.requireNonNull(name, "name");
    order = List.copyOf(order);
    List<Integer> all = IntStream.rangeClosed(1, order.size()).boxed().toList();
    if (order.isEmpty() || !order.stream().sorted().toList().equals(all)) {
      throw new IllegalArgumentException(
          "dims is " + order + "; legal are the numbers from 1 on, each once");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    if (input.rank() != order.size()) {
      throw new ShapeMismatchException(
          "'dims' is "
              + order
              + " and the input "
              + input
              + " has "
              + input.rank()
              + " axes; legal is one number for each");
    }
    return new TensorShape(order.stream().map(axis -> input.dimensions().get(axis - 1)).toList());
  }
}
