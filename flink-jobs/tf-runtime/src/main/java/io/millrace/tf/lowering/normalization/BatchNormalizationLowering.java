package io.millrace.tf.lowering.normalization;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Axes;
import io.millrace.keras.layer.normalization.BatchNormalization;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowering;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Statistics of the batch in training, which the moving averages follow; the averages elsewhere.
 */
final class BatchNormalizationLowering implements LayerLowering<BatchNormalization> {
  private static final String MEAN = "moving_mean";
  private static final String VARIANCE = "moving_variance";

  @Override
  public List<Activated> lower(BatchNormalization layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    TensorShape shape = inputs.shape(0);
    int axis = Axes.index(layer.type(), layer.axis(), shape) + 1;
    long[] broadcast = broadcast(shape, axis);
    Activated input = inputs.value(0);
    Statistics statistics;
    if (pass.training() && layer.trainable()) {
      statistics = ofBatch(tf, input, shape.rank(), axis);
      move(layer, pass, MEAN, statistics.mean());
      move(layer, pass, VARIANCE, statistics.variance());
    } else {
      statistics =
          new Statistics(
              Learned.along(pass, pass.current(MEAN), broadcast),
              Learned.along(pass, pass.current(VARIANCE), broadcast));
    }
    Operand<TFloat32> output =
        statistics.normalize(
            tf, input.output(), layer.epsilon(), Learned.of(layer.parameters(), broadcast, pass));
    return List.of(Activated.linear(output).withMask(input.mask()));
  }

  /** Null when a vector meets the last axis as it is. */
  private static long @Nullable [] broadcast(TensorShape shape, int axis) {
    if (axis == shape.rank()) {
      return null;
    }
    long[] broadcast = new long[shape.rank() + 1];
    Arrays.fill(broadcast, 1);
    broadcast[axis] = shape.dimensions().get(axis - 1);
    return broadcast;
  }

  private static Statistics ofBatch(Ops tf, Activated input, int rank, int axis) {
    int[] others = IntStream.rangeClosed(0, rank).filter(other -> other != axis).toArray();
    Operand<TInt32> axes = tf.constant(others);
    @Nullable Operand<TBool> mask = input.mask();
    if (mask == null) {
      return Statistics.of(tf, input.output(), axes);
    }
    Operand<TFloat32> kept = tf.dtypes.cast(mask, TFloat32.class);
    for (int missing = 2; missing <= rank; missing++) {
      kept = tf.expandDims(kept, tf.constant(missing));
    }
    kept = tf.stopGradient(tf.math.mul(kept, tf.onesLike(input.output())));
    return Statistics.masked(tf, input.output(), kept, axes);
  }

  private static void move(
      BatchNormalization layer, ForwardPass pass, String weight, Operand<TFloat32> statistic) {
    Ops tf = pass.tf();
    float momentum = (float) layer.momentum();
    Operand<TFloat32> vector = tf.stopGradient(tf.reshape(statistic, tf.constant(new long[] {-1})));
    Operand<TFloat32> moved =
        tf.math.add(
            tf.math.mul(pass.current(weight), tf.constant(momentum)),
            tf.math.mul(vector, tf.constant((float) (1 - layer.momentum()))));
    pass.assign(weight, moved);
  }
}
