package io.millrace.tf.loss;

import io.millrace.keras.loss.LossFunction;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Losses on the difference, the quotient or the product of labels and outputs. */
final class DistanceLowering {
  private final Ops tf;
  private final Labelled given;
  private final Operand<TFloat32> y;
  private final Operand<TFloat32> p;

  DistanceLowering(Labelled given) {
    this.tf = given.tf();
    this.given = given;
    this.y = given.labels();
    this.p = given.prediction();
  }

  PositionValues meanSquaredError() {
    return given.elements(tf.math.squaredDifference(p, y));
  }

  PositionValues meanAbsoluteError() {
    return given.elements(tf.math.abs(tf.math.sub(p, y)));
  }

  PositionValues meanAbsolutePercentageError() {
    Operand<TFloat32> size = tf.math.maximum(tf.math.abs(y), tf.constant(Labelled.EPSILON));
    Operand<TFloat32> share = tf.math.abs(tf.math.div(tf.math.sub(y, p), size));
    return given.elements(tf.math.mul(tf.constant(100f), share));
  }

  PositionValues meanSquaredLogarithmicError() {
    return given.elements(tf.math.squaredDifference(logOfOneMore(p), logOfOneMore(y)));
  }

  private Operand<TFloat32> logOfOneMore(Operand<TFloat32> value) {
    return tf.math.log(
        tf.math.add(tf.math.maximum(value, tf.constant(Labelled.EPSILON)), tf.constant(1f)));
  }

  /** Squared up to delta and linear beyond: {@code q^2 / 2 + delta (|e| - q)}, q at most delta. */
  PositionValues huber(LossFunction.Huber loss) {
    Operand<TFloat32> delta = given.constant(loss.delta());
    Operand<TFloat32> error = tf.math.abs(tf.math.sub(p, y));
    Operand<TFloat32> squared = tf.math.minimum(error, delta);
    return given.elements(
        tf.math.add(
            tf.math.mul(tf.constant(0.5f), tf.math.square(squared)),
            tf.math.mul(delta, tf.math.sub(error, squared))));
  }

  /** {@code x + softplus(-2 x) - log(2)}, which overflows for no x. */
  PositionValues logCosh() {
    Operand<TFloat32> x = tf.math.sub(p, y);
    Operand<TFloat32> tail = tf.math.softplus(tf.math.mul(x, tf.constant(-2f)));
    return given.elements(tf.math.sub(tf.math.add(x, tail), given.constant(Math.log(2))));
  }

  PositionValues poisson() {
    Operand<TFloat32> log = tf.math.log(tf.math.add(p, tf.constant(Labelled.EPSILON)));
    return given.elements(tf.math.sub(p, tf.math.mul(y, log)));
  }

  PositionValues klDivergence() {
    Operand<TFloat32> labels = given.clipped(y, 1);
    Operand<TFloat32> quotient = tf.math.div(labels, given.clipped(p, 1));
    return given.positions(given.sumOverLast(tf.math.mul(labels, tf.math.log(quotient))));
  }

  /** Elements of the loss hinge. */
  Operand<TFloat32> hinge() {
    Operand<TFloat32> product = tf.math.mul(signs(), p);
    return tf.nn.relu(tf.math.sub(tf.constant(1f), product));
  }

  /** Labels as they are, or {@code 2 y - 1} when the whole batch is 0 and 1. */
  private Operand<TFloat32> signs() {
    var zeroOrOne =
        tf.math.logicalOr(tf.math.equal(y, tf.constant(0f)), tf.math.equal(y, tf.constant(1f)));
    Operand<TInt32> axes = tf.constant(IntStream.rangeClosed(0, given.shape().rank()).toArray());
    Operand<TFloat32> binary = tf.dtypes.cast(tf.reduceAll(zeroOrOne, axes), TFloat32.class);
    return tf.math.sub(tf.math.mul(y, tf.math.add(tf.constant(1f), binary)), binary);
  }

  PositionValues categoricalHinge() {
    Operand<TFloat32> right = given.sumOverLast(tf.math.mul(y, p));
    Operand<TFloat32> wrong =
        tf.reduceMax(tf.math.mul(tf.math.sub(tf.constant(1f), y), p), given.lastAxis());
    return given.positions(tf.nn.relu(tf.math.add(tf.math.sub(wrong, right), tf.constant(1f))));
  }

  /** The cosine of the angle, without the sign that makes it a loss. */
  PositionValues cosine(int axis) {
    int positive = axis < 0 ? axis + given.shape().rank() + 1 : axis;
    Operand<TInt32> along = tf.constant(positive);
    return given.positions(
        tf.reduceSum(tf.math.mul(direction(y, along), direction(p, along)), along));
  }

  private Operand<TFloat32> direction(Operand<TFloat32> x, Operand<TInt32> axis) {
    Operand<TFloat32> squares = tf.reduceSum(tf.math.square(x), axis, ReduceSum.keepDims(true));
    return tf.math.mul(
        x, tf.math.minimum(tf.math.rsqrt(squares), tf.constant(1 / Labelled.EPSILON)));
  }

  PositionValues dice() {
    Operand<TFloat32> sums = tf.math.add(all(y), all(p));
    return overlap(tf.math.mul(tf.constant(2f), all(tf.math.mul(y, p))), sums);
  }

  PositionValues tversky(LossFunction.Tversky loss) {
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> both = all(tf.math.mul(y, p));
    Operand<TFloat32> missed =
        tf.math.mul(all(tf.math.mul(tf.math.sub(one, p), y)), given.constant(loss.alpha()));
    Operand<TFloat32> wrong =
        tf.math.mul(all(tf.math.mul(p, tf.math.sub(one, y))), given.constant(loss.beta()));
    return overlap(both, tf.math.add(tf.math.add(both, missed), wrong));
  }

  private PositionValues overlap(Operand<TFloat32> part, Operand<TFloat32> whole) {
    Operand<TFloat32> share = tf.math.div(part, tf.math.add(whole, tf.constant(Labelled.EPSILON)));
    return given.ofBatch(tf.math.sub(tf.constant(1f), share));
  }

  private Operand<TFloat32> all(Operand<TFloat32> values) {
    return tf.reduceSum(
        values, tf.constant(IntStream.rangeClosed(0, given.shape().rank()).toArray()));
  }
}
