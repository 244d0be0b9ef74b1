package io.millrace.tf.metric;

import io.millrace.keras.metric.MetricFunction;
import io.millrace.tf.loss.Labelled;
import io.millrace.tf.loss.PositionValues;
import io.millrace.tf.loss.PositionValues.Layout;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/** 1 at each position that is right, 0 at the others. */
final class AccuracyLowering {
  private final Ops tf;
  private final Labelled given;

  AccuracyLowering(Labelled given) {
    this.tf = given.tf();
    this.given = given;
  }

  PositionValues exact() {
    return right(tf.math.equal(given.prediction(), given.labels()), Layout.ELEMENTS);
  }

  PositionValues binary(float threshold) {
    Operand<TFloat32> side =
        tf.dtypes.cast(tf.math.greater(given.prediction(), tf.constant(threshold)), TFloat32.class);
    return right(tf.math.equal(side, given.labels()), Layout.ELEMENTS);
  }

  PositionValues categorical() {
    return right(
        tf.math.equal(largest(given.prediction()), largest(given.labels())), Layout.POSITIONS);
  }

  PositionValues sparse() {
    Operand<TInt64> indices = tf.dtypes.cast(flat(given.labels()), TInt64.class);
    Operand<TInt64> largest = largest(given.prediction());
    return right(
        tf.math.equal(given.shape().rank() == 1 ? largest : flat(largest), indices), Layout.FLAT);
  }

  PositionValues topK(MetricFunction.TopKCategoricalAccuracy top) {
    Operand<TInt32> classes =
        top.sparse()
            ? tf.dtypes.cast(flat(given.labels()), TInt32.class)
            : tf.dtypes.cast(flat(largest(given.labels())), TInt32.class);
    return right(
        tf.nn.inTopK(given.matrix(given.prediction()), classes, tf.constant(top.k())), Layout.FLAT);
  }

  private PositionValues right(Operand<TBool> right, Layout layout) {
    return new PositionValues(tf.dtypes.cast(right, TFloat32.class), layout, given.shape(), null);
  }

  private <T extends TType> Operand<T> flat(Operand<T> values) {
    return tf.reshape(values, tf.constant(new int[] {-1}));
  }

  private Operand<TInt64> largest(Operand<TFloat32> values) {
    return tf.math.argMax(values, given.lastAxis());
  }
}
