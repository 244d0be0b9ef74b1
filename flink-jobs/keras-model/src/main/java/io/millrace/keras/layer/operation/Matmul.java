package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Matrix products over the last two axes of two tensors of the same rank. */
public record Matmul(String name) implements Layer {
  public Matmul {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public List<TensorShape> outputShapes(List<TensorShape> inputs) {
    if (inputs.size() != 2 || !fit(inputs.get(0), inputs.get(1))) {
      throw new ShapeMismatchException(
          "Matmul was given "
              + inputs
              + "; legal are two tensors (…, a, b) and (…, b, c) that are equal before");
    }
    List<Integer> dimensions = new ArrayList<>(inputs.get(0).dimensions());
    dimensions.set(dimensions.size() - 1, SizeLimits.last(inputs.get(1)));
    return List.of(SizeLimits.checked(dimensions));
  }

  private static boolean fit(TensorShape first, TensorShape second) {
    int rank = first.rank();
    return rank >= 2
        && second.rank() == rank
        && first.dimensions().subList(0, rank - 2).equals(second.dimensions().subList(0, rank - 2))
        && SizeLimits.last(first) == second.dimensions().get(rank - 2);
  }
}
