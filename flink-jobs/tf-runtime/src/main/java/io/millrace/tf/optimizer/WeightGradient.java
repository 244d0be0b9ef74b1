package io.millrace.tf.optimizer;

import io.millrace.keras.constraint.Constraint;
import io.millrace.tf.lowering.Variable;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A weight with the gradient of the loss by it.
 *
 * @param gradient of the weight's shape; or of rows of the weight, one for each time that a row was
 *     used
 * @param rows which rows these are; null when the gradient is of the whole weight
 * @param constraint what is legal after the step, null for anything
 */
public record WeightGradient(
    Variable weight,
    Operand<TFloat32> gradient,
    @Nullable Operand<TInt32> rows,
    @Nullable Constraint constraint) {
  WeightGradient with(Operand<TFloat32> newGradient) {
    return new WeightGradient(weight, newGradient, rows, constraint);
  }

  WeightGradient whole(Operand<TFloat32> newGradient) {
    return new WeightGradient(weight, newGradient, null, constraint);
  }

  /** The gradient of the whole weight. */
  Operand<TFloat32> dense(Ops tf) {
    return summed(tf, gradient);
  }

  /**
   * Squares of the gradient. As in Keras those of a row that was used several times are the sums of
   * the squares, not the squares of the sums.
   */
  Operand<TFloat32> squares(Ops tf) {
    return summed(tf, tf.math.square(gradient));
  }

  /** Absolute values, of rows as in {@link #squares}. */
  Operand<TFloat32> magnitudes(Ops tf) {
    return summed(tf, tf.math.abs(gradient));
  }

  private Operand<TFloat32> summed(Ops tf, Operand<TFloat32> values) {
    return rows == null
        ? values
        : tf.math.unsortedSegmentSum(values, rows, tf.constant(weight.shape().dimensions().get(0)));
  }
}
