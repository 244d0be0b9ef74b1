package io.millrace.tf.metric;

import io.millrace.keras.metric.MetricFunction;
import io.millrace.tf.loss.Labelled;
import io.millrace.tf.lowering.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.TFloat32;

/** Metrics with sums for each value of an output that has one axis. */
final class VectorLowering {
  private final Ops tf;
  private final Labelled given;
  private final @Nullable Operand<TFloat32> weights;

  VectorLowering(Labelled given, @Nullable Operand<TFloat32> weights) {
    this.tf = given.tf();
    this.given = given;
    this.weights = weights;
  }

  /** Sums of right positives, of all positives, and of all labels. */
  Measured fBeta(MetricFunction.FBetaScore score) {
    Operand<TFloat32> positive = positive(score.threshold());
    Operand<TFloat32> sums =
        tf.concat(
            List.of(sum(tf.math.mul(positive, given.labels())), sum(positive), sum(given.labels())),
            tf.constant(0));
    return new Measured(sums, new FBeta(score, Shapes.last(given.shape())));
  }

  /** The largest output of an example, unless it is 0, or those above the threshold. */
  private Operand<TFloat32> positive(@Nullable Double threshold) {
    Operand<TFloat32> p = given.prediction();
    if (threshold != null) {
      return tf.dtypes.cast(
          tf.math.greater(p, tf.constant(threshold.floatValue())), TFloat32.class);
    }
    Operand<TFloat32> largest = tf.reduceMax(p, given.lastAxis(), ReduceMax.keepDims(true));
    return tf.dtypes.cast(
        tf.math.logicalAnd(
            tf.math.greaterEqual(p, largest), tf.math.greater(tf.math.abs(p), tf.constant(1e-9f))),
        TFloat32.class);
  }

  /** Sums of labels, of their squares, of squared errors, and of weights where there are some. */
  Measured r2(MetricFunction.R2Score score) {
    Operand<TFloat32> y = given.labels();
    List<Operand<TFloat32>> sums = new ArrayList<>();
    sums.add(sum(y));
    sums.add(sum(tf.math.square(y)));
    sums.add(sum(tf.math.squaredDifference(y, given.prediction())));
    if (weights != null) {
      sums.add(tf.reduceSum(column(weights), tf.constant(0)));
    }
    return new Measured(
        tf.concat(sums, tf.constant(0)),
        new R2(score, Shapes.last(given.shape()), weights != null));
  }

  private Operand<TFloat32> sum(Operand<TFloat32> values) {
    return tf.reduceSum(
        weights == null ? values : tf.math.mul(values, column(weights)), tf.constant(0));
  }

  private Operand<TFloat32> column(Operand<TFloat32> vector) {
    return tf.expandDims(vector, tf.constant(1));
  }
}
