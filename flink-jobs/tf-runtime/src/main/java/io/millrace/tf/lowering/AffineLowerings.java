package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Flatten;
import io.millrace.keras.layer.Normalization;
import io.millrace.keras.layer.Rescaling;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The layers that only reorder, scale and shift. */
final class AffineLowerings {
  /** Keras' {@code backend.epsilon()}: the smallest standard deviation that is divided by. */
  private static final double EPSILON = 1e-7;

  private AffineLowerings() {}

  static Activated flatten(
      Flatten layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    long[] flat = Shapes.open(layer.outputShape(inputShape));
    return Activated.linear(pass.tf().reshape(input, pass.tf().constant(flat)));
  }

  static Activated rescaling(
      Rescaling layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    return Activated.linear(
        tf.math.add(tf.math.mul(input, constant(tf, layer.scale())), constant(tf, layer.offset())));
  }

  static Activated normalization(
      Normalization layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    TensorShape shape = layer.statisticsShape(inputShape);
    Operand<TFloat32> mean = constant(tf, layer.mean(), shape);
    List<Double> deviations =
        layer.variance().stream().map(v -> Math.max(Math.sqrt(v), EPSILON)).toList();
    Operand<TFloat32> deviation = constant(tf, deviations, shape);
    return Activated.linear(
        layer.invert()
            ? tf.math.add(mean, tf.math.mul(input, deviation))
            : tf.math.div(tf.math.sub(input, mean), deviation));
  }

  /** A scalar, or values in the shape in which they are broadcast over the batch. */
  private static Operand<TFloat32> constant(Ops tf, List<Double> values, TensorShape shape) {
    Operand<TFloat32> constant = constant(tf, values);
    return values.size() == 1
        ? constant
        : tf.reshape(constant, tf.constant(Shapes.batch(1, shape).asArray()));
  }

  /** A scalar, or a vector that is broadcast over all axes but the last. */
  private static Operand<TFloat32> constant(Ops tf, List<Double> values) {
    if (values.size() == 1) {
      return tf.constant(values.get(0).floatValue());
    }
    float[] vector = new float[values.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = values.get(i).floatValue();
    }
    return tf.constant(vector);
  }
}
