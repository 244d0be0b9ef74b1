package io.millrace.tf.loss;

import io.millrace.keras.loss.LossFunction;
import io.millrace.tf.loss.PositionValues.Layout;
import io.millrace.tf.lowering.Shapes;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Crossentropies: from logits when the output came through the matching activation function, else
 * from probabilities clipped to [1e-7, 1 - 1e-7].
 */
final class CrossentropyLowering {
  private final Ops tf;
  private final Labelled given;

  CrossentropyLowering(Labelled given) {
    this.tf = given.tf();
    this.given = given;
  }

  PositionValues binary(LossFunction.BinaryCrossentropy loss) {
    Operand<TFloat32> y = given.smoothed(loss.labelSmoothing(), 0.5);
    Operand<TFloat32> logits = given.logits(loss.fromLogits());
    return given.elements(
        logits == null ? ofProbabilities(given.prediction(), y) : ofLogits(logits, y));
  }

  private Operand<TFloat32> ofProbabilities(Operand<TFloat32> probabilities, Operand<TFloat32> y) {
    Operand<TFloat32> p = given.clipped(probabilities);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> ifTrue = tf.math.mul(y, tf.math.log(p));
    Operand<TFloat32> ifFalse = tf.math.mul(tf.math.sub(one, y), tf.math.log(tf.math.sub(one, p)));
    return tf.math.neg(tf.math.add(ifTrue, ifFalse));
  }

  /** {@code max(x, 0) - x y + log(1 + exp(-|x|))}, which overflows for no x. */
  private Operand<TFloat32> ofLogits(Operand<TFloat32> x, Operand<TFloat32> y) {
    Operand<TFloat32> tail = tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(x))));
    return tf.math.add(tf.math.sub(tf.nn.relu(x), tf.math.mul(x, y)), tail);
  }

  PositionValues binaryFocal(LossFunction.BinaryFocalCrossentropy loss) {
    Operand<TFloat32> y = given.smoothed(loss.labelSmoothing(), 0.5);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> p =
        loss.fromLogits() ? tf.math.sigmoid(given.prediction()) : given.prediction();
    Operand<TFloat32> logits = loss.fromLogits() ? given.prediction() : given.logits(false);
    Operand<TFloat32> crossentropy = logits == null ? ofProbabilities(p, y) : ofLogits(logits, y);
    Operand<TFloat32> right =
        tf.math.add(tf.math.mul(y, p), tf.math.mul(tf.math.sub(one, y), tf.math.sub(one, p)));
    Operand<TFloat32> focal =
        tf.math.mul(
            tf.math.pow(tf.math.sub(one, right), given.constant(loss.gamma())), crossentropy);
    Double balance = loss.balance();
    if (balance == null) {
      return given.elements(focal);
    }
    Operand<TFloat32> weight =
        tf.math.add(
            tf.math.mul(y, given.constant(balance)),
            tf.math.mul(tf.math.sub(one, y), given.constant(1 - balance)));
    return given.elements(tf.math.mul(weight, focal));
  }

  PositionValues categorical(LossFunction.CategoricalCrossentropy loss) {
    Operand<TFloat32> y = smoothedClasses(loss.labelSmoothing());
    Operand<TFloat32> logits = given.logits(loss.fromLogits());
    if (logits != null) {
      return given.flat(softmaxCrossentropy(logits, given.matrix(y)));
    }
    Operand<TFloat32> log = tf.math.log(given.normalized(given.prediction()));
    return given.positions(tf.math.neg(given.sumOverLast(tf.math.mul(y, log))));
  }

  PositionValues categoricalFocal(LossFunction.CategoricalFocalCrossentropy loss) {
    Operand<TFloat32> y = smoothedClasses(loss.labelSmoothing());
    Operand<TFloat32> p =
        given.normalized(
            loss.fromLogits() ? tf.nn.softmax(given.prediction()) : given.prediction());
    Operand<TFloat32> factor =
        tf.math.mul(
            tf.math.pow(tf.math.sub(tf.constant(1f), p), given.constant(loss.gamma())),
            given.constant(loss.alpha()));
    Operand<TFloat32> crossentropy = tf.math.neg(tf.math.mul(y, tf.math.log(p)));
    return given.positions(given.sumOverLast(tf.math.mul(factor, crossentropy)));
  }

  private Operand<TFloat32> smoothedClasses(double smoothing) {
    return given.smoothed(smoothing, 1.0 / Shapes.last(given.shape()));
  }

  /** One-hot labels: the sparse kernel has no gradient in the native registry. */
  PositionValues sparse(LossFunction.SparseCategoricalCrossentropy loss) {
    Operand<TFloat32> labels = tf.reshape(given.labels(), tf.constant(new int[] {-1}));
    Operand<TInt32> index = tf.dtypes.cast(labels, TInt32.class);
    Operand<TFloat32> oneHot =
        tf.oneHot(index, tf.constant(Shapes.last(given.shape())), tf.constant(1f), tf.constant(0f));
    Operand<TFloat32> logits = sparseLogits(loss);
    Operand<TFloat32> values =
        softmaxCrossentropy(
            logits == null ? tf.math.log(given.clipped(given.prediction())) : logits, oneHot);
    Integer ignored = loss.ignoreClass();
    if (ignored == null) {
      return given.flat(values);
    }
    Operand<TBool> counted = tf.math.notEqual(labels, given.constant(ignored));
    return new PositionValues(
        tf.math.mul(values, tf.dtypes.cast(counted, TFloat32.class)),
        Layout.FLAT,
        given.shape(),
        counted);
  }

  /** Keras loses sight of the softmax where it takes out the ignored classes. */
  private @Nullable Operand<TFloat32> sparseLogits(
      LossFunction.SparseCategoricalCrossentropy loss) {
    if (loss.ignoreClass() == null) {
      return given.logits(loss.fromLogits());
    }
    return loss.fromLogits() ? given.prediction() : null;
  }

  /** The kernel takes matrices. */
  private Operand<TFloat32> softmaxCrossentropy(
      Operand<TFloat32> logits, Operand<TFloat32> targets) {
    return tf.nn.softmaxCrossEntropyWithLogits(given.matrix(logits), targets).loss();
  }
}
