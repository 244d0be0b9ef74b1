package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Dense;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Matrix multiplication, bias, activation; more than one axis is folded into the batch. */
final class DenseLowering implements UnaryLowering<Dense> {
  @Override
  public Activated lower(
      Dense layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    boolean folded = inputShape.rank() > 1;
    Operand<TFloat32> rows =
        folded ? tf.reshape(input, tf.constant(new long[] {-1, Shapes.last(inputShape)})) : input;
    Operand<TFloat32> sum = tf.linalg.matMul(rows, pass.weight("kernel"));
    if (layer.useBias()) {
      sum = tf.nn.biasAdd(sum, pass.weight("bias"));
    }
    TensorShape units = withLast(inputShape, layer.units());
    if (folded) {
      sum = tf.reshape(sum, tf.constant(Shapes.open(units)));
    }
    return ActivationLowering.apply(tf, layer.activation(), sum, units);
  }

  private static TensorShape withLast(TensorShape shape, int last) {
    Integer[] dimensions = shape.dimensions().toArray(Integer[]::new);
    dimensions[dimensions.length - 1] = last;
    return TensorShape.of(dimensions);
  }
}
