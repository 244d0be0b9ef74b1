package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.Objects;

/** An activation function as a layer of its own. */
public record Activation(String name, ActivationFunction activation) implements UnaryLayer {
  public Activation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(activation, "activation");
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return activation.outputShape(input);
  }
}
