package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import java.util.Objects;

/** {@code -x}, {@code exp(x)} and their like. */
public record ElementOperation(String name, ElementFunction function) implements UnaryLayer {
  public ElementOperation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(function, "function");
  }

  @Override
  public String type() {
    return function.className();
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }
}
