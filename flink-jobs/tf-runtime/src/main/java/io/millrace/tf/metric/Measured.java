package io.millrace.tf.metric;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A metric in a graph.
 *
 * @param numbers of a batch: a scalar where the score's size is 1, else a vector
 * @param score what their sums mean
 */
public record Measured(Operand<TFloat32> numbers, Score score) {}
