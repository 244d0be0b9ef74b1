package io.millrace.keras.layer.shape;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import java.util.List;
import java.util.Objects;

/**
 * Makes a sequence of one vector.
 *
 * @param count number of steps, at least 1
 */
public record RepeatVector(String name, int count) implements UnaryLayer {
  public RepeatVector {
    Objects.requireNonNull(name, "name");
    if (count < 1) {
      throw new IllegalArgumentException("n is " + count + "; legal is at least 1");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    if (input.rank() != 1) {
      throw new ShapeMismatchException("RepeatVector was given " + input + "; legal is (features)");
    }
    return SizeLimits.checked(List.of(count, input.dimensions().get(0)));
  }
}
