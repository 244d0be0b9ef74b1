package io.millrace.tf.lowering.operation;

import io.millrace.keras.layer.operation.BinaryOperation;
import io.millrace.keras.layer.operation.BinaryOperator;
import io.millrace.keras.layer.operation.OperationOperand;
import io.millrace.keras.layer.operation.OperationOperand.Constant;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowering;
import io.millrace.tf.lowering.Masks;
import io.millrace.tf.lowering.Shapes;
import java.util.Iterator;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Arithmetic and comparisons, repeated over axes of size 1. */
final class BinaryOperationLowering implements LayerLowering<BinaryOperation> {
  @Override
  public List<Activated> lower(BinaryOperation layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    Iterator<Activated> next = inputs.values().iterator();
    Operand<TFloat32> left = operand(tf, layer.left(), next);
    Operand<TFloat32> right = operand(tf, layer.right(), next);
    return List.of(Activated.linear(apply(tf, layer.operator(), left, right)));
  }

  private static Operand<TFloat32> operand(
      Ops tf, OperationOperand operand, Iterator<Activated> inputs) {
    if (!(operand instanceof Constant constant)) {
      return inputs.next().output();
    }
    float[] values = new float[constant.values().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = constant.values().get(i).floatValue();
    }
    return tf.reshape(tf.constant(values), tf.constant(Shapes.of(constant.shape()).asArray()));
  }

  private static Operand<TFloat32> apply(
      Ops tf, BinaryOperator operator, Operand<TFloat32> left, Operand<TFloat32> right) {
    return switch (operator) {
      case ADD -> tf.math.add(left, right);
      case SUBTRACT -> tf.math.sub(left, right);
      case MULTIPLY -> tf.math.mul(left, right);
      case DIVIDE, TRUE_DIVIDE -> tf.math.div(left, right);
      case POWER -> tf.math.pow(left, right);
      case MAXIMUM -> tf.math.maximum(left, right);
      case MINIMUM -> tf.math.minimum(left, right);
      default -> Masks.values(tf, compare(tf, operator, left, right));
    };
  }

  private static Operand<TBool> compare(
      Ops tf, BinaryOperator operator, Operand<TFloat32> left, Operand<TFloat32> right) {
    return switch (operator) {
      case EQUAL -> tf.math.equal(left, right);
      case NOT_EQUAL -> tf.math.notEqual(left, right);
      case GREATER -> tf.math.greater(left, right);
      case GREATER_EQUAL -> tf.math.greaterEqual(left, right);
      case LESS -> tf.math.less(left, right);
      case LESS_EQUAL -> tf.math.lessEqual(left, right);
      case LOGICAL_AND -> tf.math.logicalAnd(Masks.of(tf, left), Masks.of(tf, right));
      case LOGICAL_OR -> tf.math.logicalOr(Masks.of(tf, left), Masks.of(tf, right));
      default -> throw new IllegalStateException(operator + " compares nothing");
    };
  }
}
