package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.merge.Axes;
import java.util.Objects;

/**
 * {@code softmax(x, axis)}. Unlike the layer it hides the logits.
 *
 * @param axis with the batch axis counted as 0, which is not legal; negative counts from the end
 */
public record SoftmaxOperation(String name, int axis) implements UnaryLayer {
  public SoftmaxOperation {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public String type() {
    return "Softmax";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    Axes.ofExample(axis, input.rank());
    return input;
  }
}
