package io.millrace.keras.layer.shape;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.UnaryLayer;
import java.util.List;
import java.util.Objects;

/**
 * The same elements in the same order, with other axes.
 *
 * @param target each at least 1, but one may be -1, which is what is left
 */
public record Reshape(String name, List<Integer> target) implements UnaryLayer {
  public Reshape {
    Objects.requireNonNull(name, "name");
    target = List.copyOf(target);
    if (target.stream().anyMatch(size -> size < -1 || size == 0)
        || target.stream().filter(size -> size == -1).count() > 1) {
      throw new IllegalArgumentException(
          "target_shape is " + target + "; legal are numbers from 1 on, and -1 at most once");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    long known =
        target.stream().filter(size -> size > 0).mapToLong(size -> size).reduce(1, this::product);
    boolean open = target.contains(-1);
    if (open ? input.size() % known != 0 : input.size() != known) {
      throw new ShapeMismatchException(
          "'target_shape' is "
              + target
              + " and the input "
              + input
              + " has "
              + input.size()
              + " values; legal is a shape of as many");
    }
    int rest = (int) (input.size() / known);
    return new TensorShape(target.stream().map(size -> size == -1 ? rest : size).toList());
  }

  /** Stays above every legal size once it is. */
  private long product(long a, long b) {
    return Math.min(Integer.MAX_VALUE, a * b);
  }
}
