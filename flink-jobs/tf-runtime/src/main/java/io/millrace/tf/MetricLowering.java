package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.compile.MetricFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Metrics of one batch as Keras 3 computes them.
 *
 * @param labels batch axis first, then the loss' label shape
 * @param shape of one example of the output
 */
record MetricLowering(
    Ops tf, Operand<TFloat32> output, Operand<TFloat32> labels, TensorShape shape) {

  /** The mean over the batch, a scalar. */
  Operand<TFloat32> lower(MetricFunction function) {
    if (function instanceof MetricFunction.BinaryAccuracy binary) {
      Operand<TFloat32> threshold = tf.constant((float) binary.threshold());
      return Means.ofEqual(
          tf, tf.dtypes.cast(tf.math.greater(output, threshold), TFloat32.class), labels);
    }
    if (function instanceof MetricFunction.CategoricalAccuracy) {
      return Means.ofEqual(tf, largest(output), largest(labels));
    }
    if (function instanceof MetricFunction.SparseCategoricalAccuracy) {
      Operand<TInt64> flat = tf.reshape(largest(output), tf.constant(new int[] {-1}));
      return Means.ofEqual(
          tf, flat, tf.dtypes.cast(tf.reshape(labels, tf.constant(new int[] {-1})), TInt64.class));
    }
    if (function instanceof MetricFunction.MeanAbsoluteError) {
      return Means.ofAll(tf, tf.math.abs(tf.math.sub(output, labels)));
    }
    if (function instanceof MetricFunction.MeanSquaredError) {
      return Means.ofAll(tf, tf.math.squaredDifference(output, labels));
    }
    throw new IllegalStateException("no lowering for the metric " + function);
  }

  private Operand<TInt64> largest(Operand<TFloat32> values) {
    return tf.math.argMax(values, tf.constant(shape.rank()));
  }
}
