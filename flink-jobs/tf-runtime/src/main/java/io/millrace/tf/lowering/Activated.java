package io.millrace.tf.lowering;

import io.millrace.keras.layer.ActivationFunction;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * What a layer puts out, beside what its activation function was applied to: a loss on softmax or
 * sigmoid is computed from the latter, which is exact where the former rounds to 0 or 1.
 *
 * @param mask batch and time axis, false at steps that are to be skipped; null when none is
 */
public record Activated(
    Operand<TFloat32> output,
    Operand<TFloat32> logits,
    ActivationFunction function,
    @Nullable Operand<TBool> mask) {

  public static Activated linear(Operand<TFloat32> output) {
    return new Activated(output, output, ActivationFunction.LINEAR, null);
  }

  public Activated withMask(@Nullable Operand<TBool> newMask) {
    return new Activated(output, logits, function, newMask);
  }
}
