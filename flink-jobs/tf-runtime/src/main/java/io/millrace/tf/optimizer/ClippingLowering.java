package io.millrace.tf.optimizer;

import io.millrace.keras.optimizer.StepOptions.Clipping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Makes large gradients smaller. */
record ClippingLowering(Ops tf) {
  List<WeightGradient> lower(@Nullable Clipping clipping, List<WeightGradient> gradients) {
    if (clipping instanceof Clipping.ByNorm byNorm) {
      Operand<TFloat32> most = constant(byNorm.norm());
      return gradients.stream().map(gradient -> byNorm(gradient, most)).toList();
    }
    if (clipping instanceof Clipping.ByGlobalNorm byNorm) {
      return byGlobalNorm(gradients, constant(byNorm.norm()));
    }
    if (clipping instanceof Clipping.ByValue byValue) {
      Operand<TFloat32> most = constant(byValue.value());
      Operand<TFloat32> least = constant(-byValue.value());
      return gradients.stream()
          .map(
              gradient ->
                  gradient.with(tf.math.minimum(tf.math.maximum(gradient.gradient(), least), most)))
          .toList();
    }
    return gradients;
  }

  /** {@code g most / max(norm, most)}. */
  private WeightGradient byNorm(WeightGradient gradient, Operand<TFloat32> most) {
    Operand<TFloat32> norm = tf.math.sqrt(sumOfSquares(gradient));
    return gradient.with(
        tf.math.div(tf.math.mul(gradient.gradient(), most), tf.math.maximum(norm, most)));
  }

  /** A norm that is not finite makes all gradients NaN. */
  private List<WeightGradient> byGlobalNorm(
      List<WeightGradient> gradients, Operand<TFloat32> most) {
    List<Operand<TFloat32>> squares = new ArrayList<>();
    gradients.forEach(gradient -> squares.add(sumOfSquares(gradient)));
    Operand<TFloat32> norm = tf.math.sqrt(tf.math.addN(squares));
    Operand<TFloat32> one = constant(1);
    Operand<TFloat32> scale =
        tf.math.mul(most, tf.math.minimum(tf.math.div(one, norm), tf.math.div(one, most)));
    Operand<TFloat32> ifFinite = tf.math.add(scale, tf.math.sub(norm, norm));
    return gradients.stream()
        .map(gradient -> gradient.with(tf.math.mul(gradient.gradient(), ifFinite)))
        .toList();
  }

  private Operand<TFloat32> sumOfSquares(WeightGradient gradient) {
    int rank = gradient.weight().shape().rank();
    return tf.reduceSum(
        tf.math.square(gradient.gradient()), tf.constant(IntStream.range(0, rank).toArray()));
  }

  private Operand<TFloat32> constant(double value) {
    return tf.constant((float) value);
  }
}
