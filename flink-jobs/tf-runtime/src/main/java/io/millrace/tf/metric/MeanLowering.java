package io.millrace.tf.metric;

import io.millrace.tf.loss.PositionValues;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Keras' {@code MeanMetricWrapper}: the mean of values, by the mask and the weights. */
final class MeanLowering {
  private final Ops tf;
  private final @Nullable Operand<TBool> mask;
  private final @Nullable Operand<TFloat32> weights;

  MeanLowering(Ops tf, @Nullable Operand<TBool> mask, @Nullable Operand<TFloat32> weights) {
    this.tf = tf;
    this.mask = mask;
    this.weights = weights;
  }

  Measured lower(PositionValues values, boolean root) {
    boolean masked = mask != null && values.shapedRank() > 1;
    if (!masked && weights == null) {
      return new Measured(values.mean(tf), new Score.Mean(false, root));
    }
    return new Measured(
        masked ? overSteps(values) : overExamples(values), new Score.Mean(true, root));
  }

  private Operand<TFloat32> overExamples(PositionValues values) {
    Operand<TFloat32> weight = Objects.requireNonNull(weights);
    Operand<TFloat32> means = meanFrom(values, 1);
    return tf.stack(
        List.of(
            tf.reduceSum(tf.math.mul(means, weight), tf.constant(0)),
            tf.reduceSum(weight, tf.constant(0))));
  }

  private Operand<TFloat32> overSteps(PositionValues values) {
    Operand<TFloat32> steps = tf.dtypes.cast(Objects.requireNonNull(mask), TFloat32.class);
    Operand<TBool> counted = values.shapedRank() == 2 ? values.shapedCounted(tf) : null;
    if (counted != null) {
      steps = tf.math.mul(steps, tf.dtypes.cast(counted, TFloat32.class));
    }
    if (weights != null) {
      steps = tf.math.mul(steps, tf.expandDims(weights, tf.constant(1)));
    }
    Operand<TFloat32> means = meanFrom(values, 2);
    return tf.stack(List.of(sumOfMeans(tf.math.mul(means, steps)), sumOfMeans(steps)));
  }

  /** Of the steps of each example their mean, of these the sum. */
  private Operand<TFloat32> sumOfMeans(Operand<TFloat32> steps) {
    return tf.reduceSum(tf.math.mean(steps, tf.constant(1)), tf.constant(0));
  }

  /** Means over all axes from one on. */
  private Operand<TFloat32> meanFrom(PositionValues values, int axis) {
    Operand<TFloat32> shaped = values.shaped(tf);
    int rank = values.shapedRank();
    return rank <= axis
        ? shaped
        : tf.math.mean(shaped, tf.constant(IntStream.range(axis, rank).toArray()));
  }
}
