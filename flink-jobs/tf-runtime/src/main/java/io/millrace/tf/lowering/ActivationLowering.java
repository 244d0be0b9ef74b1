package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ActivationFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The formulas of {@code keras.activations}, composed only of operations whose gradient TensorFlow
 * has.
 */
public final class ActivationLowering {
  private static final float KERAS_LEAK = 0.2f;

  private final Ops tf;
  private final Operand<TFloat32> x;
  private final TensorShape shape;

  private ActivationLowering(Ops tf, Operand<TFloat32> x, TensorShape shape) {
    this.tf = tf;
    this.x = x;
    this.shape = shape;
  }

  /**
   * @param shape of one example of x
   */
  public static Activated apply(
      Ops tf, ActivationFunction function, Operand<TFloat32> x, TensorShape shape) {
    return new Activated(new ActivationLowering(tf, x, shape).apply(function), x, function, null);
  }

  private Operand<TFloat32> apply(ActivationFunction function) {
    return switch (function) {
      case LINEAR -> x;
      case RELU -> tf.nn.relu(x);
      case RELU6 -> tf.nn.relu6(x);
      case LEAKY_RELU -> tf.nn.leakyRelu(x, LeakyRelu.alpha(KERAS_LEAK));
      case ELU, CELU -> tf.nn.elu(x); // Keras' default alpha is 1, where the two are the same
      case SELU -> tf.nn.selu(x);
      case GELU -> gelu();
      case GLU -> glu();
      case SIGMOID -> tf.math.sigmoid(x);
      case LOG_SIGMOID -> tf.math.neg(tf.math.softplus(tf.math.neg(x)));
      case HARD_SIGMOID -> hardSigmoid();
      case SPARSE_SIGMOID -> times(0.5f, plus(clip(), 1));
      case SILU -> tf.math.mul(x, tf.math.sigmoid(x));
      case HARD_SILU -> tf.math.mul(x, hardSigmoid());
      case MISH -> tf.math.mul(x, tf.math.tanh(tf.math.softplus(x)));
      case TANH -> tf.math.tanh(x);
      case TANH_SHRINK -> tf.math.sub(x, tf.math.tanh(x));
      case HARD_TANH -> clip();
      case SOFT_SHRINK -> softShrink();
      case HARD_SHRINK -> hardShrink();
      case SOFTPLUS -> tf.math.softplus(x);
      case SPARSE_PLUS -> sparsePlus();
      case SQUAREPLUS -> squareplus();
      case SOFTSIGN -> tf.nn.softsign(x);
      case EXPONENTIAL -> tf.math.exp(x);
      case SOFTMAX -> tf.nn.softmax(x);
      case LOG_SOFTMAX -> tf.nn.logSoftmax(x);
      case SPARSEMAX -> sparsemax();
    };
  }

  private Operand<TFloat32> times(float factor, Operand<TFloat32> value) {
    return tf.math.mul(tf.constant(factor), value);
  }

  private Operand<TFloat32> plus(Operand<TFloat32> value, float term) {
    return tf.math.add(value, tf.constant(term));
  }

  /** x between -1 and 1. */
  private Operand<TFloat32> clip() {
    return tf.math.minimum(tf.math.maximum(x, tf.constant(-1f)), tf.constant(1f));
  }

  private Operand<TFloat32> gelu() {
    Operand<TFloat32> erf = tf.math.erf(times((float) Math.sqrt(0.5), x));
    return tf.math.mul(times(0.5f, x), plus(erf, 1));
  }

  private Operand<TFloat32> glu() {
    var halves = tf.split(tf.constant(shape.rank()), x, 2L).output();
    return tf.math.mul(halves.get(0), tf.math.sigmoid(halves.get(1)));
  }

  private Operand<TFloat32> hardSigmoid() {
    return times(1 / 6f, tf.nn.relu6(plus(x, 3)));
  }

  private Operand<TFloat32> softShrink() {
    return tf.math.sub(tf.nn.relu(plus(x, -0.5f)), tf.nn.relu(plus(tf.math.neg(x), -0.5f)));
  }

  private Operand<TFloat32> hardShrink() {
    Operand<TFloat32> kept =
        tf.dtypes.cast(tf.math.greater(tf.math.abs(x), tf.constant(0.5f)), TFloat32.class);
    return tf.math.mul(x, kept);
  }

  /** 0 below -1, x above 1, a parabola between. */
  private Operand<TFloat32> sparsePlus() {
    Operand<TFloat32> parabola = times(0.25f, tf.math.square(plus(clip(), 1)));
    return tf.math.add(parabola, tf.nn.relu(plus(x, -1)));
  }

  private Operand<TFloat32> squareplus() {
    return times(0.5f, tf.math.add(x, tf.math.sqrt(plus(tf.math.square(x), 4))));
  }

  /**
   * As Keras 3.15 computes it, and not as Martins and Astudillo, 2016, define it: what is
   * subtracted comes from the sum of all cumulative sums of the kept values instead of the last
   * one. A value of rank r of k kept ones thus counts k - r + 1 times. Ranks are found by sorting,
   * outside the gradient, as sorting has none.
   */
  private Operand<TFloat32> sparsemax() {
    int size = Shapes.last(shape);
    TopK<TFloat32, TInt32> top = tf.nn.topK(x, tf.constant(size), TInt32.class);
    Operand<TFloat32> kept = tf.stopGradient(kept(top.values(), size));
    Operand<TInt32> order = tf.math.neg(top.indices());
    Operand<TInt32> ranks = tf.nn.topK(order, tf.constant(size), TInt32.class).indices();
    Operand<TFloat32> times = tf.nn.relu(tf.math.sub(kept, tf.dtypes.cast(ranks, TFloat32.class)));
    Operand<TFloat32> sum = sumOfLastAxis(tf.math.mul(tf.stopGradient(times), x));
    return tf.nn.relu(tf.math.sub(x, tf.math.div(plus(sum, -1), kept)));
  }

  /** How many of the sorted values stay above what is subtracted from them. */
  private Operand<TFloat32> kept(Operand<TFloat32> sorted, int size) {
    Operand<TFloat32> sums = tf.math.cumsum(sorted, tf.constant(shape.rank()));
    Operand<TFloat32> ranks =
        tf.dtypes.cast(
            tf.range(tf.constant(1), tf.constant(size + 1), tf.constant(1)), TFloat32.class);
    return sumOfLastAxis(
        tf.dtypes.cast(tf.math.greater(plus(tf.math.mul(ranks, sorted), 1), sums), TFloat32.class));
  }

  private Operand<TFloat32> sumOfLastAxis(Operand<TFloat32> values) {
    return tf.reduceSum(values, tf.constant(shape.rank()), ReduceSum.keepDims(true));
  }
}
