package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.compile.BinaryCrossentropy;
import io.millrace.keras.compile.CategoricalCrossentropy;
import io.millrace.keras.compile.Loss;
import io.millrace.keras.compile.MeanSquaredError;
import io.millrace.keras.compile.SparseCategoricalCrossentropy;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.Shapes;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The losses as Keras 3 computes them: from logits when the output came through the matching
 * activation function, else from probabilities clipped to [1e-7, 1 - 1e-7].
 */
final class LossLowering {
  private static final float EPSILON = 1e-7f;

  private final Ops tf;
  private final Activated output;
  private final Operand<TFloat32> labels;
  private final TensorShape shape;

  /**
   * @param labels batch axis first, then the loss' label shape
   * @param shape of one example of the output
   */
  LossLowering(Ops tf, Activated output, Operand<TFloat32> labels, TensorShape shape) {
    this.tf = tf;
    this.output = output;
    this.labels = labels;
    this.shape = shape;
  }

  /** The mean over the batch, a scalar. */
  Operand<TFloat32> lower(Loss loss) {
    if (loss instanceof CategoricalCrossentropy categorical) {
      return categorical(categorical);
    }
    if (loss instanceof SparseCategoricalCrossentropy sparse) {
      return sparse(sparse);
    }
    if (loss instanceof BinaryCrossentropy binary) {
      return meanOfAll(binary(binary));
    }
    if (loss instanceof MeanSquaredError) {
      return meanOfAll(tf.math.squaredDifference(output.output(), labels));
    }
    throw new IllegalStateException("no lowering for the loss " + loss.name());
  }

  private Operand<TFloat32> meanOfAll(Operand<TFloat32> values) {
    return Means.ofAll(tf, values, shape.rank() + 1);
  }

  private Operand<TFloat32> categorical(CategoricalCrossentropy loss) {
    int classes = Shapes.last(shape);
    float kept = (float) (1 - loss.labelSmoothing());
    Operand<TFloat32> smooth =
        loss.labelSmoothing() == 0
            ? labels
            : shifted(labels, kept, (float) (loss.labelSmoothing() / classes));
    Operand<TFloat32> logits = logits(loss.fromLogits(), ActivationFunction.SOFTMAX);
    if (logits != null) {
      return softmaxCrossentropy(logits, matrix(smooth));
    }
    Operand<TInt32> lastAxis = tf.constant(shape.rank());
    Operand<TFloat32> sum = tf.reduceSum(output.output(), lastAxis, ReduceSum.keepDims(true));
    Operand<TFloat32> log = tf.math.log(clipped(tf.math.div(output.output(), sum)));
    Operand<TFloat32> each = tf.math.neg(tf.reduceSum(tf.math.mul(smooth, log), lastAxis));
    return Means.ofAll(tf, each, shape.rank());
  }

  /** One-hot labels: the sparse kernel has no gradient in the native registry. */
  private Operand<TFloat32> sparse(SparseCategoricalCrossentropy loss) {
    Operand<TInt32> index =
        tf.dtypes.cast(tf.reshape(labels, tf.constant(new int[] {-1})), TInt32.class);
    Operand<TFloat32> oneHot =
        tf.oneHot(index, tf.constant(Shapes.last(shape)), tf.constant(1f), tf.constant(0f));
    Operand<TFloat32> logits = logits(loss.fromLogits(), ActivationFunction.SOFTMAX);
    return softmaxCrossentropy(
        logits == null ? tf.math.log(clipped(output.output())) : logits, oneHot);
  }

  private Operand<TFloat32> binary(BinaryCrossentropy loss) {
    float smoothing = (float) loss.labelSmoothing();
    Operand<TFloat32> y = smoothing == 0 ? labels : shifted(labels, 1 - smoothing, smoothing / 2);
    Operand<TFloat32> logits = logits(loss.fromLogits(), ActivationFunction.SIGMOID);
    if (logits != null) {
      return sigmoidCrossentropy(logits, y);
    }
    Operand<TFloat32> p = clipped(output.output());
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> ifTrue = tf.math.mul(y, tf.math.log(p));
    Operand<TFloat32> ifFalse = tf.math.mul(tf.math.sub(one, y), tf.math.log(tf.math.sub(one, p)));
    return tf.math.neg(tf.math.add(ifTrue, ifFalse));
  }

  /**
   * Null when the output must be taken as probabilities. As in Keras, an output that came through
   * the matching function is never taken as logits itself, whatever the loss was told.
   */
  private @Nullable Operand<TFloat32> logits(boolean fromLogits, ActivationFunction matching) {
    if (output.function() == matching) {
      return output.logits();
    }
    return fromLogits ? output.output() : null;
  }

  private Operand<TFloat32> shifted(Operand<TFloat32> value, float factor, float term) {
    return tf.math.add(tf.math.mul(value, tf.constant(factor)), tf.constant(term));
  }

  private Operand<TFloat32> clipped(Operand<TFloat32> probabilities) {
    return tf.math.minimum(
        tf.math.maximum(probabilities, tf.constant(EPSILON)), tf.constant(1 - EPSILON));
  }

  /** The kernel takes matrices: axes before the last are folded into the batch. */
  private Operand<TFloat32> softmaxCrossentropy(
      Operand<TFloat32> logits, Operand<TFloat32> targets) {
    Operand<TFloat32> each = tf.nn.softmaxCrossEntropyWithLogits(matrix(logits), targets).loss();
    return Means.ofAll(tf, each, 1);
  }

  private Operand<TFloat32> matrix(Operand<TFloat32> values) {
    return shape.rank() == 1
        ? values
        : tf.reshape(values, tf.constant(new int[] {-1, Shapes.last(shape)}));
  }

  /** {@code max(x, 0) - x y + log(1 + exp(-|x|))}, which overflows for no x. */
  private Operand<TFloat32> sigmoidCrossentropy(Operand<TFloat32> x, Operand<TFloat32> y) {
    Operand<TFloat32> tail = tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(x))));
    return tf.math.add(tf.math.sub(tf.nn.relu(x), tf.math.mul(x, y)), tail);
  }
}
