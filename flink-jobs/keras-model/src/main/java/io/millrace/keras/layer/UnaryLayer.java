package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.List;

/** A layer that makes one tensor of one tensor. */
public interface UnaryLayer extends Layer {
  /**
   * @throws ShapeMismatchException when the layer cannot take this input
   */
  TensorShape outputShape(TensorShape input);

  default List<WeightSpec> weights(TensorShape input) {
    return List.of();
  }

  default long parameterCount(TensorShape input) {
    return weights(input).stream().mapToLong(weight -> weight.shape().size()).sum();
  }

  @Override
  default List<TensorShape> outputShapes(List<TensorShape> inputs) {
    return List.of(outputShape(only(inputs)));
  }

  @Override
  default List<WeightSpec> weights(List<TensorShape> inputs) {
    return weights(only(inputs));
  }

  @Override
  default long parameterCount(List<TensorShape> inputs) {
    return parameterCount(only(inputs));
  }

  private TensorShape only(List<TensorShape> inputs) {
    if (inputs.size() != 1) {
      throw new ShapeMismatchException(
          type() + " was given " + inputs.size() + " tensors " + inputs + "; legal is one");
    }
    return inputs.get(0);
  }
}
