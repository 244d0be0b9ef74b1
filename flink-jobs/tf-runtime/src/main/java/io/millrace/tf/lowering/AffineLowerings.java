package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Flatten;
import io.millrace.keras.layer.Rescaling;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The layers that only reorder, scale and shift. */
final class AffineLowerings {
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
