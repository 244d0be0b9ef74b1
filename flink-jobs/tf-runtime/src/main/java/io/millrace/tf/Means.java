package io.millrace.tf;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** Means over all axes. */
final class Means {
  private Means() {}

  static Operand<TFloat32> ofAll(Ops tf, Operand<TFloat32> values) {
    return tf.math.mean(tf.reshape(values, tf.constant(new int[] {-1})), tf.constant(0));
  }

  /** Share of the positions at which both are equal. */
  static <T extends TType> Operand<TFloat32> ofEqual(Ops tf, Operand<T> left, Operand<T> right) {
    return ofAll(tf, tf.dtypes.cast(tf.math.equal(left, right), TFloat32.class));
  }
}
