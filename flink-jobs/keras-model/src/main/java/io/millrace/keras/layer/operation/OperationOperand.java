package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.Objects;

/** One side of a {@link BinaryOperation}. */
public sealed interface OperationOperand {
  /** A tensor of the graph: the next input of the call. */
  record Input() implements OperationOperand {}

  /**
   * A number, or an array that is repeated over the batch.
   *
   * @param values in C order
   */
  record Constant(TensorShape shape, List<Double> values) implements OperationOperand {
    public Constant {
      Objects.requireNonNull(shape, "shape");
      values = List.copyOf(values);
      if (values.size() != shape.size()) {
        throw new IllegalArgumentException(
            values.size() + " values are given for the shape " + shape);
      }
    }
  }
}
