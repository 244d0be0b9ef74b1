package io.millrace.tf.optimizer;

import io.millrace.keras.constraint.Constraint;
import io.millrace.tf.lowering.Variable;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A weight with the gradient of the loss by it.
 *
 * @param constraint what is legal after the step, null for anything
 */
public record WeightGradient(
    Variable weight, Operand<TFloat32> gradient, @Nullable Constraint constraint) {
  WeightGradient with(Operand<TFloat32> newGradient) {
    return new WeightGradient(weight, newGradient, constraint);
  }
}
