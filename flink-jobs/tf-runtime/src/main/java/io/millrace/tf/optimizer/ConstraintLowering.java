package io.millrace.tf.optimizer;

import io.millrace.keras.constraint.Constraint;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * The nearest legal weight.
 *
 * @param rank number of axes of the weight
 */
record ConstraintLowering(Ops tf, int rank) {
  private static final float EPSILON = 1e-7f;

  Operand<TFloat32> lower(Constraint constraint, Operand<TFloat32> weight) {
    if (constraint instanceof Constraint.NonNegative) {
      return tf.math.maximum(weight, tf.constant(0f));
    }
    if (constraint instanceof Constraint.UnitNorm unit) {
      return tf.math.div(weight, tf.math.add(tf.constant(EPSILON), norms(weight, unit.axis())));
    }
    if (constraint instanceof Constraint.MaxNorm max) {
      Operand<TFloat32> norms = norms(weight, max.axis());
      return scaled(weight, norms, tf.math.minimum(norms, constant(max.maxValue())));
    }
    if (constraint instanceof Constraint.MinMaxNorm range) {
      Operand<TFloat32> norms = norms(weight, range.axis());
      Operand<TFloat32> legal =
          tf.math.minimum(
              tf.math.maximum(norms, constant(range.minValue())), constant(range.maxValue()));
      Operand<TFloat32> wanted =
          tf.math.add(
              tf.math.mul(constant(range.rate()), legal),
              tf.math.mul(constant(1 - range.rate()), norms));
      return scaled(weight, norms, wanted);
    }
    throw new IllegalStateException("no lowering for the constraint " + constraint);
  }

  private Operand<TFloat32> scaled(
      Operand<TFloat32> weight, Operand<TFloat32> norms, Operand<TFloat32> wanted) {
    return tf.math.mul(weight, tf.math.div(wanted, tf.math.add(tf.constant(EPSILON), norms)));
  }

  private Operand<TFloat32> norms(Operand<TFloat32> weight, int axis) {
    int positive = axis < 0 ? axis + rank : axis;
    return tf.math.sqrt(
        tf.reduceSum(tf.math.square(weight), tf.constant(positive), ReduceSum.keepDims(true)));
  }

  private Operand<TFloat32> constant(double value) {
    return tf.constant((float) value);
  }
}
