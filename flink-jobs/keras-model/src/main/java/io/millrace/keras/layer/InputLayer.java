package io.millrace.keras.layer;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.Objects;

/**
 * Where examples enter the model.
 *
 * @param shape of one example: Keras' {@code batch_shape} without its first dimension, at least one
 *     dimension
 * @param dataType of the tensor that callers of the exported model give; in the model all is
 *     float32
 */
public record InputLayer(String name, TensorShape shape, DataType dataType) implements Layer {
  public InputLayer {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(dataType, "dataType");
    if (shape.rank() == 0) {
      throw new IllegalArgumentException("an input has at least one dimension, given was none");
    }
  }

  public InputLayer(String name, TensorShape shape) {
    this(name, shape, DataType.FLOAT32);
  }

  @Override
  public List<TensorShape> outputShapes(List<TensorShape> inputs) {
    return List.of(shape);
  }
}
