package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.UnaryLayer;
import java.util.Objects;

/**
 * An activation function called on a tensor. Unlike the layer it hides the logits: a loss takes its
 * output as it is.
 *
 * @param type Keras' class of the operation
 */
public record ActivationOperation(String name, String type, ActivationFunction function)
    implements UnaryLayer {
  public ActivationOperation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(function, "function");
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return input;
  }
}
