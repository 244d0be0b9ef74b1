package io.millrace.tf.metric;

import io.millrace.keras.metric.CountedOutputs;
import io.millrace.keras.metric.MetricFunction;
import io.millrace.keras.metric.Thresholds;
import io.millrace.tf.loss.Labelled;
import io.millrace.tf.lowering.Shapes;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Counts outputs by the number of thresholds they are above, those with a positive label apart from
 * the others: what lies above each threshold follows from the sums.
 */
final class CountLowering {
  /** What Keras puts in place of outputs that are not among the largest. */
  private static final float BELOW_ALL = -1e10f;

  private final Ops tf;
  private final Labelled given;
  private final @Nullable Operand<TFloat32> weights;

  CountLowering(Labelled given, @Nullable Operand<TFloat32> weights) {
    this.tf = given.tf();
    this.given = given;
    this.weights = weights;
  }

  Measured lower(
      Operand<TFloat32> outputs, CountedOutputs counted, Function<Counts, double[]> values) {
    Operand<TFloat32> predictions = outputs;
    Operand<TFloat32> labels = given.labels();
    Integer topK = counted.topK();
    if (topK != null) {
      predictions = largest(predictions, topK);
    }
    Integer classId = counted.classId();
    if (classId != null) {
      predictions = ofClass(predictions, classId);
      labels = ofClass(labels, classId);
    }
    Thresholds thresholds = counted.thresholds();
    Operand<TInt32> buckets = withLabel(level(flat(predictions), thresholds), labels, thresholds);
    return new Measured(
        sums(predictions, buckets, bucketCount(thresholds)), new CountScore(thresholds, 1, values));
  }

  Measured lower(MetricFunction.Auc auc, Operand<TFloat32> outputs) {
    Thresholds thresholds = auc.thresholds();
    if (!auc.options().multiLabel()) {
      return lower(
          outputs,
          new CountedOutputs(thresholds),
          counts -> new double[] {new AreaUnderCurve(counts).of(auc)});
    }
    int labels = Shapes.last(given.shape());
    int count = bucketCount(thresholds);
    int[] offsets = new int[labels];
    for (int i = 0; i < labels; i++) {
      offsets[i] = i * count;
    }
    Operand<TInt32> levels =
        tf.math.add(level(outputs, thresholds), tf.constant(new int[][] {offsets}));
    Operand<TInt32> buckets = withLabel(flat(levels), given.labels(), thresholds);
    return new Measured(
        sums(outputs, buckets, labels * count),
        new CountScore(
            thresholds, labels, counts -> new double[] {new AreaUnderCurve(counts).of(auc)}));
  }

  private static int bucketCount(Thresholds thresholds) {
    return 2 * (thresholds.count() + 1);
  }

  /** The buckets of outputs with a positive label lie behind those of the others. */
  private Operand<TInt32> withLabel(
      Operand<TInt32> levels, Operand<TFloat32> labels, Thresholds thresholds) {
    Operand<TInt32> positive =
        tf.dtypes.cast(tf.math.notEqual(flat(labels), tf.constant(0f)), TInt32.class);
    return tf.math.add(levels, tf.math.mul(positive, tf.constant(thresholds.count() + 1)));
  }

  private Operand<TFloat32> sums(
      Operand<TFloat32> predictions, Operand<TInt32> buckets, int count) {
    return tf.math.unsortedSegmentSum(weightOf(predictions), buckets, tf.constant(count));
  }

  /** Number of thresholds that an output is above. */
  private Operand<TInt32> level(Operand<TFloat32> outputs, Thresholds thresholds) {
    if (thresholds.even()) {
      return evenLevel(outputs, thresholds);
    }
    float[] values = new float[thresholds.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = thresholds.values().get(i).floatValue();
    }
    Operand<TInt32> last = tf.constant(-1);
    var above = tf.math.greater(tf.expandDims(outputs, last), tf.constant(values));
    return tf.reduceSum(tf.dtypes.cast(above, TInt32.class), last);
  }

  /** As Keras finds the bucket between even thresholds, rounding included. */
  private Operand<TInt32> evenLevel(Operand<TFloat32> outputs, Thresholds thresholds) {
    Operand<TFloat32> inside =
        tf.math.minimum(tf.math.maximum(outputs, tf.constant(0f)), tf.constant(1f));
    Operand<TFloat32> level =
        tf.math.ceil(tf.math.mul(inside, tf.constant(thresholds.count() - 1f)));
    Operand<TInt32> above = tf.dtypes.cast(level, TInt32.class);
    return thresholds.beginBelowZero() ? tf.math.maximum(above, tf.constant(1)) : above;
  }

  private Operand<TFloat32> weightOf(Operand<TFloat32> predictions) {
    if (weights == null) {
      return flat(tf.onesLike(predictions));
    }
    int[] shape = new int[given.shape().rank() + 1];
    Arrays.fill(shape, 1);
    shape[0] = -1;
    return flat(tf.math.mul(tf.onesLike(predictions), tf.reshape(weights, tf.constant(shape))));
  }

  private <T extends TType> Operand<T> flat(Operand<T> values) {
    return tf.reshape(values, tf.constant(new int[] {-1}));
  }

  private Operand<TFloat32> ofClass(Operand<TFloat32> values, int classId) {
    return tf.gather(values, tf.constant(new int[] {classId}), given.lastAxis());
  }

  private Operand<TFloat32> largest(Operand<TFloat32> outputs, int k) {
    int classes = Shapes.last(given.shape());
    Operand<TInt32> indices = tf.nn.topK(outputs, tf.constant(k), TInt32.class).indices();
    Operand<TFloat32> among =
        tf.reduceSum(
            tf.oneHot(indices, tf.constant(classes), tf.constant(1f), tf.constant(0f)),
            tf.constant(-2));
    Operand<TFloat32> others = tf.math.sub(tf.constant(1f), among);
    return tf.math.add(tf.math.mul(outputs, among), tf.math.mul(others, tf.constant(BELOW_ALL)));
  }
}
