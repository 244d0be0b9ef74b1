package io.millrace.tf.lowering.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.operation.ElementOperation;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.Masks;
import io.millrace.tf.lowering.UnaryLowering;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Functions of one number. */
final class ElementOperationLowering implements UnaryLowering<ElementOperation> {
  @Override
  public Activated lower(
      ElementOperation layer, Operand<TFloat32> x, TensorShape shape, ForwardPass pass) {
    Ops tf = pass.tf();
    return Activated.linear(
        switch (layer.function()) {
          case NEGATIVE -> tf.math.neg(x);
          case ABSOLUTE -> tf.math.abs(x);
          case EXP -> tf.math.exp(x);
          case LOG -> tf.math.log(x);
          case SQRT -> tf.math.sqrt(x);
          case SQUARE -> tf.math.square(x);
          case SIN -> tf.math.sin(x);
          case COS -> tf.math.cos(x);
          case RECIPROCAL -> tf.math.reciprocal(x);
          case LOGICAL_NOT -> Masks.values(tf, tf.math.logicalNot(Masks.of(tf, x)));
          case ZEROS_LIKE -> tf.zerosLike(x);
          case ONES_LIKE -> tf.stopGradient(tf.onesLike(x));
          case GELU_BY_TANH -> gelu(tf, x);
          case CAST_TO_BOOL -> Masks.values(tf, Masks.of(tf, x));
          case CAST_TO_INT -> tf.dtypes.cast(tf.dtypes.cast(x, TInt32.class), TFloat32.class);
          case CAST_TO_FLOAT, CONVERT_TO_TENSOR -> x;
        });
  }

  /** Hendrycks and Gimpel, 2016: {@code x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))}. */
  private static Operand<TFloat32> gelu(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> cube = tf.math.mul(x, tf.math.square(x));
    Operand<TFloat32> sum = tf.math.add(x, tf.math.mul(tf.constant(0.044715f), cube));
    Operand<TFloat32> tanh =
        tf.math.tanh(tf.math.mul(tf.constant((float) Math.sqrt(2 / Math.PI)), sum));
    return tf.math.mul(tf.math.mul(tf.constant(0.5f), x), tf.math.add(tf.constant(1f), tanh));
  }
}
