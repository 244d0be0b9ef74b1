package io.millrace.tf.lowering.normalization;

import io.millrace.keras.layer.normalization.ScaleCenter;
import io.millrace.tf.lowering.ForwardPass;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What is learned behind a normalization, in a shape that is broadcast to the values.
 *
 * @param gamma null for 1
 * @param beta null for 0
 */
record Learned(@Nullable Operand<TFloat32> gamma, @Nullable Operand<TFloat32> beta) {

  /**
   * @param broadcast shape to bring the weights to; null leaves them
   */
  static Learned of(ScaleCenter parameters, long @Nullable [] broadcast, ForwardPass pass) {
    return new Learned(
        parameters.scale() ? along(pass, pass.weight("gamma"), broadcast) : null,
        parameters.center() ? along(pass, pass.weight("beta"), broadcast) : null);
  }

  /** A weight in another shape. */
  static Operand<TFloat32> along(
      ForwardPass pass, Operand<TFloat32> weight, long @Nullable [] broadcast) {
    return broadcast == null ? weight : pass.tf().reshape(weight, pass.tf().constant(broadcast));
  }
}
