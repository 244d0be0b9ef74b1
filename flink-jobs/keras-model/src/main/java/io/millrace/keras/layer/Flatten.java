package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.Objects;

/** Makes one axis of all, in C order. */
public record Flatten(String name) implements UnaryLayer {
  public Flatten {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return TensorShape.of(input.size());
  }
}
