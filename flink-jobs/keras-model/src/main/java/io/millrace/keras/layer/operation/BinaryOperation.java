package io.millrace.keras.layer.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.merge.Broadcasting;
import io.millrace.keras.layer.operation.OperationOperand.Constant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** {@code x + y}, {@code 2 * x}, {@code x != 0} and their like. */
public record BinaryOperation(
    String name, BinaryOperator operator, OperationOperand left, OperationOperand right)
    implements Layer {
  public BinaryOperation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(left, "left");
    Objects.requireNonNull(right, "right");
    if (left instanceof Constant && right instanceof Constant) {
      throw new IllegalArgumentException("an operation has at least one tensor");
    }
  }

  @Override
  public String type() {
    return operator.className();
  }

  @Override
  public List<TensorShape> outputShapes(List<TensorShape> inputs) {
    Iterator<TensorShape> next = inputs.iterator();
    TensorShape leftShape = left instanceof Constant constant ? constant.shape() : next.next();
    TensorShape rightShape = right instanceof Constant constant ? constant.shape() : next.next();
    requireAlignedBatch(leftShape, rightShape);
    return List.of(Broadcasting.of(leftShape, rightShape));
  }

  /** Arithmetic aligns shapes at the end, where tensors of other ranks have their batch axes. */
  private void requireAlignedBatch(TensorShape leftShape, TensorShape rightShape) {
    boolean fit =
        left instanceof Constant constant
            ? constant.shape().rank() <= rightShape.rank()
            : right instanceof Constant constant
                ? constant.shape().rank() <= leftShape.rank()
                : leftShape.rank() == rightShape.rank();
    if (!fit) {
      throw new ShapeMismatchException(
          "operands have the shapes "
              + leftShape
              + " and "
              + rightShape
              + "; legal are tensors of the same rank, and constants of no higher rank; the layers"
              + " Add, Multiply and their like take tensors of different ranks");
    }
  }
}
