package io.millrace.keras.layer.noise;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.regularizer.Regularizer;
import java.util.Objects;

/** Lets everything through, and adds what it costs to the loss. */
public record ActivityRegularization(String name, Regularizer regularizer) implements UnaryLayer {
  public ActivityRegularization {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(regularizer, "regularizer");
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }
}
