package io.millrace.tf.lowering;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Masks as values of a graph, where all is float32: 1 where a mask is true, 0 elsewhere. */
public final class Masks {
  private Masks() {}

  /** True where the value is not 0. */
  public static Operand<TBool> of(Ops tf, Operand<TFloat32> values) {
    return tf.math.notEqual(values, tf.constant(0f));
  }

  public static Operand<TFloat32> values(Ops tf, Operand<TBool> mask) {
    return tf.dtypes.cast(mask, TFloat32.class);
  }

  /** True where either is; null when one is null, as a merge of layers has it in Keras. */
  public static @Nullable Operand<TBool> either(
      Ops tf, @Nullable Operand<TBool> first, @Nullable Operand<TBool> second) {
    return first == null || second == null ? null : tf.math.logicalOr(first, second);
  }
}
