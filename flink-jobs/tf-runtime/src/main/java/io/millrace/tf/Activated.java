package io.millrace.tf;

import io.millrace.keras.layer.ActivationFunction;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a layer puts out, beside what its activation function was applied to: a loss on softmax or
 * sigmoid is computed from the latter, which is exact where the former rounds to 0 or 1.
 */
record Activated(Operand<TFloat32> output, Operand<TFloat32> logits, ActivationFunction function) {
  static Activated linear(Operand<TFloat32> output) {
    return new Activated(output, output, ActivationFunction.LINEAR);
  }
}
