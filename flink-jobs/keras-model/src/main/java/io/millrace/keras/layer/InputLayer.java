package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.Objects;

/**
 * Where examples enter the model, always the first layer.
 *
 * @param shape of one example: Keras' {@code batch_shape} without its first dimension, at least one
 *     dimension
 */
public record InputLayer(String name, TensorShape shape) implements Layer {
  public InputLayer {
    Objects.requireNonNull(name, "name");
    if (shape.rank() == 0) {
      throw new IllegalArgumentException("an input has at least one dimension, given was none");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return shape;
  }
}
