package io.millrace.tf.lowering.normalization;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Normalization;
import io.millrace.keras.layer.Normalization.Given;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.Shapes;
import io.millrace.tf.lowering.UnaryLowering;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Normalizes with statistics that are constants or weights. */
final class StatisticsLowering implements UnaryLowering<Normalization> {
  /** Keras' {@code backend.epsilon()}: the smallest standard deviation that is divided by. */
  private static final double EPSILON = 1e-7;

  @Override
  public Activated lower(
      Normalization layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> mean;
    Operand<TFloat32> deviation;
    Given given = layer.given();
    if (given == null) {
      long[] shape = broadcast(layer, inputShape);
      mean = Learned.along(pass, pass.weight("mean"), shape);
      deviation =
          tf.math.maximum(
              tf.math.sqrt(Learned.along(pass, pass.weight("variance"), shape)),
              tf.constant((float) EPSILON));
    } else {
      mean = constant(tf, given.mean(), layer.broadcastShape("mean", given.mean(), inputShape));
      deviation =
          constant(
              tf,
              given.variance().stream().map(v -> Math.max(Math.sqrt(v), EPSILON)).toList(),
              layer.broadcastShape("variance", given.variance(), inputShape));
    }
    return Activated.linear(
        layer.invert()
            ? tf.math.add(mean, tf.math.mul(input, deviation))
            : tf.math.div(tf.math.sub(input, mean), deviation));
  }

  private static long[] broadcast(Normalization layer, TensorShape inputShape) {
    long[] shape = new long[inputShape.rank() + 1];
    Arrays.fill(shape, 1);
    for (int axis : layer.statisticsAxes(inputShape)) {
      shape[axis + 1] = inputShape.dimensions().get(axis);
    }
    return shape;
  }

  private static Operand<TFloat32> constant(Ops tf, List<Double> values, TensorShape shape) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i).floatValue();
    }
    return tf.constant(Shapes.batch(1, shape), DataBuffers.of(array));
  }
}
