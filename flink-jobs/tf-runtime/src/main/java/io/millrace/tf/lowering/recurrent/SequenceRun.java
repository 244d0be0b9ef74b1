package io.millrace.tf.lowering.recurrent;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a cell gave.
 *
 * @param outputs of each step, in the order in which they were taken
 * @param states after the last
 */
record SequenceRun(List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> states) {}
