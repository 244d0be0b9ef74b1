package io.millrace.tf.optimizer;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * What an optimizer is told of a step.
 *
 * @param step number of steps taken before, a scalar
 * @param learningRate of this step, a scalar
 */
public record StepInputs(Operand<TInt64> step, Operand<TFloat32> learningRate) {}
