package io.millrace.tf.optimizer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Decays of moments, what they leave of 1, and their powers by the number of this update. The
 * powers follow from the step, so no state is kept for them.
 *
 * @param count number of this update, from 1, in float32 as Keras computes with it
 */
record Betas(
    Operand<TFloat32> beta1,
    Operand<TFloat32> beta2,
    Operand<TFloat32> rest1,
    Operand<TFloat32> rest2,
    Operand<TFloat32> count,
    Operand<TFloat32> power1,
    Operand<TFloat32> power2) {
  /**
   * @param iterations number of updates before, a scalar
   */
  static Betas of(Ops tf, Operand<TInt64> iterations, double beta1, double beta2) {
    Operand<TFloat32> first = tf.constant((float) beta1);
    Operand<TFloat32> second = tf.constant((float) beta2);
    Operand<TFloat32> count =
        tf.math.add(tf.dtypes.cast(iterations, TFloat32.class), tf.constant(1f));
    return new Betas(
        first,
        second,
        tf.constant((float) (1 - beta1)),
        tf.constant((float) (1 - beta2)),
        count,
        tf.math.pow(first, count),
        tf.math.pow(second, count));
  }
}
