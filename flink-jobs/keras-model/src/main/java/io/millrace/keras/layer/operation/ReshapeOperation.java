package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import java.util.List;
import java.util.Objects;

/**
 * {@code reshape(x, (-1, …))}.
 *
 * @param shape of one example of the result
 */
public record ReshapeOperation(String name, List<Integer> shape) implements UnaryLayer {
  public ReshapeOperation {
    Objects.requireNonNull(name, "name");
    shape = List.copyOf(shape);
  }

  @Override
  public String type() {
    return "Reshape";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    TensorShape output = SizeLimits.checked(shape);
    if (output.size() != input.size()) {
      throw new ShapeMismatchException(
          "an input of shape "
              + input
              + " cannot get the shape "
              + output
              + "; legal is a shape with the same number of values");
    }
    return output;
  }
}
