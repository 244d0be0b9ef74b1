package io.millrace.keras.layer.embedding;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.UnaryLayer;
import java.util.Objects;

/** Masks steps whose features all have one value, and sets these features to zero. */
public record Masking(String name, double maskValue) implements UnaryLayer {
  public Masking {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    if (input.rank() < 2) {
      throw new ShapeMismatchException(
          "Masking was given an input of shape " + input + "; legal is (steps, features)");
    }
    return input;
  }
}
