package io.millrace.tf.lowering.normalization;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Axes;
import io.millrace.keras.layer.normalization.GroupNormalization;
import io.millrace.keras.layer.normalization.LayerNormalization;
import io.millrace.keras.layer.normalization.RmsNormalization;
import io.millrace.keras.layer.normalization.UnitNormalization;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The layers that normalize each example by itself. */
final class AxisLowerings {
  /** Of Keras' UnitNormalization: the largest factor is the inverse. */
  private static final float LENGTH_EPSILON = 1e-12f;

  private AxisLowerings() {}

  static Activated layer(
      LayerNormalization layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    List<Integer> indices = Axes.indices(layer.type(), layer.axes(), inputShape);
    Statistics statistics = Statistics.of(tf, input, axes(tf, indices));
    Learned learned = Learned.of(layer.parameters(), broadcast(indices, inputShape), pass);
    if (layer.rmsScaling()) {
      Operand<TFloat32> factor = statistics.factor(tf, layer.epsilon());
      Operand<TFloat32> scaled = tf.math.mul(input, factor);
      return Activated.linear(
          learned.gamma() == null ? scaled : tf.math.mul(scaled, learned.gamma()));
    }
    return Activated.linear(statistics.normalize(tf, input, layer.epsilon(), learned));
  }

  static Activated rms(
      RmsNormalization layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    List<Integer> indices = Axes.indices(layer.type(), layer.axes(), inputShape);
    Operand<TFloat32> meanSquare =
        tf.math.mean(tf.math.square(input), axes(tf, indices), Mean.keepDims(true));
    Operand<TFloat32> factor =
        tf.math.rsqrt(tf.math.add(meanSquare, tf.constant((float) layer.epsilon())));
    return Activated.linear(tf.math.mul(tf.math.mul(input, factor), pass.weight("scale")));
  }

  static Activated unit(
      UnitNormalization layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    List<Integer> indices = Axes.indices(layer.type(), layer.axes(), inputShape);
    Operand<TFloat32> squares =
        tf.reduceSum(tf.math.square(input), axes(tf, indices), ReduceSum.keepDims(true));
    Operand<TFloat32> factor =
        tf.math.minimum(tf.math.rsqrt(squares), tf.constant(1 / LENGTH_EPSILON));
    return Activated.linear(tf.math.mul(input, factor));
  }

  /** The axis of the channels becomes two: groups, and channels of a group. */
  static Activated group(
      GroupNormalization layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    int axis = Axes.index(layer.type(), layer.axis(), inputShape);
    int groups = layer.groupsOf(inputShape);
    int channels = inputShape.dimensions().get(axis) / groups;
    List<Long> open = new ArrayList<>(List.of(-1L));
    inputShape.dimensions().forEach(size -> open.add(size.longValue()));
    List<Long> grouped = new ArrayList<>(open);
    grouped.set(axis + 1, (long) channels);
    grouped.add(axis + 1, (long) groups);
    long[] broadcast = new long[grouped.size()];
    Arrays.fill(broadcast, 1);
    broadcast[axis + 1] = groups;
    broadcast[axis + 2] = channels;
    int[] others = IntStream.range(1, grouped.size()).filter(other -> other != axis + 1).toArray();

    Operand<TFloat32> inGroups = tf.reshape(input, tf.constant(array(grouped)));
    Statistics statistics = Statistics.of(tf, inGroups, tf.constant(others));
    Operand<TFloat32> output =
        statistics.normalize(
            tf, inGroups, layer.epsilon(), Learned.of(layer.parameters(), broadcast, pass));
    return Activated.linear(tf.reshape(output, tf.constant(array(open))));
  }

  private static long[] array(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private static Operand<TInt32> axes(Ops tf, List<Integer> indices) {
    return tf.constant(indices.stream().mapToInt(index -> index + 1).toArray());
  }

  /** Shape in which a weight for these axes meets the input; null when it does as it is. */
  private static long @Nullable [] broadcast(List<Integer> indices, TensorShape inputShape) {
    if (indices.equals(List.of(inputShape.rank() - 1))) {
      return null;
    }
    long[] shape = new long[inputShape.rank() + 1];
    Arrays.fill(shape, 1);
    indices.forEach(index -> shape[index + 1] = inputShape.dimensions().get(index));
    return shape;
  }
}
