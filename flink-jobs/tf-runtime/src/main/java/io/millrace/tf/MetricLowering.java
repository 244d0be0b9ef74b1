package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.compile.MetricFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

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
      Operand<TFloat32> side = tf.dtypes.cast(tf.math.greater(output, threshold), TFloat32.class);
      return Means.ofEqual(tf, side, labels, shape.rank() + 1);
    }
    if (function instanceof MetricFunction.CategoricalAccuracy) {
      return Means.ofEqual(tf, largest(output), largest(labels), shape.rank());
    }
    if (function instanceof MetricFunction.SparseCategoricalAccuracy) {
      Operand<TInt64> indices = tf.dtypes.cast(flat(labels), TInt64.class);
      Operand<TInt64> largest = largest(output);
      return Means.ofEqual(tf, shape.rank() == 1 ? largest : flat(largest), indices, 1);
    }
    if (function instanceof MetricFunction.MeanAbsoluteError) {
      return Means.ofAll(tf, tf.math.abs(tf.math.sub(output, labels)), shape.rank() + 1);
    }
    if (function instanceof MetricFunction.MeanSquaredError) {
      return Means.ofAll(tf, tf.math.squaredDifference(output, labels), shape.rank() + 1);
    }
    throw new IllegalStateException("no lowering for the metric " + function);
  }

  private <T extends TType> Operand<T> flat(Operand<T> values) {
    return tf.reshape(values, tf.constant(new int[] {-1}));
  }

  private Operand<TInt64> largest(Operand<TFloat32> values) {
    return tf.math.argMax(values, tf.constant(shape.rank()));
  }
}
