package io.millrace.tf.lowering.normalization;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What values are normalized with.
 *
 * @param mean broadcast to the values, as variance
 */
record Statistics(Operand<TFloat32> mean, Operand<TFloat32> variance) {
  /** Keras' {@code backend.epsilon()}. */
  private static final float EPSILON = 1e-7f;

  /** Of values over some axes, which become of size 1. */
  static Statistics of(Ops tf, Operand<TFloat32> values, Operand<TInt32> axes) {
    Operand<TFloat32> mean = tf.math.mean(values, axes, Mean.keepDims(true));
    Operand<TFloat32> square = tf.math.squaredDifference(values, tf.stopGradient(mean));
    return new Statistics(mean, tf.math.mean(square, axes, Mean.keepDims(true)));
  }

  /**
   * As {@link #of}, of the values that are kept only.
   *
   * @param kept 1 or 0, of the shape of the values
   */
  static Statistics masked(
      Ops tf, Operand<TFloat32> values, Operand<TFloat32> kept, Operand<TInt32> axes) {
    var keepDimensions = ReduceSum.keepDims(true);
    Operand<TFloat32> count =
        tf.math.add(tf.reduceSum(kept, axes, keepDimensions), tf.constant(EPSILON));
    Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(values, kept), axes, keepDimensions);
    Operand<TFloat32> mean = tf.math.div(sum, count);
    Operand<TFloat32> difference = tf.math.mul(tf.math.sub(values, mean), kept);
    Operand<TFloat32> squares = tf.reduceSum(tf.math.square(difference), axes, keepDimensions);
    return new Statistics(mean, tf.math.div(squares, count));
  }

  /** {@code 1 / sqrt(variance + epsilon)}. */
  Operand<TFloat32> factor(Ops tf, double epsilon) {
    return tf.math.rsqrt(tf.math.add(variance, tf.constant((float) epsilon)));
  }

  /** {@code (values - mean) / sqrt(variance + epsilon) * gamma + beta}. */
  Operand<TFloat32> normalize(Ops tf, Operand<TFloat32> values, double epsilon, Learned learned) {
    Operand<TFloat32> factor = factor(tf, epsilon);
    if (learned.gamma() != null) {
      factor = tf.math.mul(factor, learned.gamma());
    }
    Operand<TFloat32> term = tf.math.mul(mean, factor);
    term = learned.beta() == null ? tf.math.neg(term) : tf.math.sub(learned.beta(), term);
    return tf.math.add(tf.math.mul(values, factor), term);
  }
}
