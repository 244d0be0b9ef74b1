package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.Objects;

/** Passes its input on as it is. */
public record Identity(String name) implements UnaryLayer {
  public Identity {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }
}
