package io.millrace.tf;

import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** Means over all axes. */
final class Means {
  private Means() {}

  /**
   * @param rank number of axes, the batch axis included
   */
  static Operand<TFloat32> ofAll(Ops tf, Operand<TFloat32> values, int rank) {
    return tf.math.mean(values, tf.constant(IntStream.range(0, rank).toArray()));
  }

  /** Share of the positions at which both are equal. */
  static <T extends TType> Operand<TFloat32> ofEqual(
      Ops tf, Operand<T> left, Operand<T> right, int rank) {
    return ofAll(tf, tf.dtypes.cast(tf.math.equal(left, right), TFloat32.class), rank);
  }
}
