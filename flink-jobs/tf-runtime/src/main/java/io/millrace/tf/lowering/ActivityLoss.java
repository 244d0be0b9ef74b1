package io.millrace.tf.lowering;

import io.millrace.keras.regularizer.Regularizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What the output of a layer costs, for one example on average, as Keras counts it. */
public final class ActivityLoss {
  private ActivityLoss() {}

  /** Adds it to the losses of the pass. */
  public static void add(Regularizer regularizer, Operand<TFloat32> output, ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> flat = tf.reshape(output, tf.constant(new int[] {-1}));
    Operand<TInt32> all = tf.constant(0);
    Operand<TFloat32> cost = tf.constant(0f);
    if (regularizer.l1() > 0) {
      Operand<TFloat32> sum = tf.reduceSum(tf.math.abs(flat), all);
      cost = tf.math.add(cost, tf.math.mul(sum, tf.constant((float) regularizer.l1())));
    }
    if (regularizer.l2() > 0) {
      Operand<TFloat32> sum = tf.reduceSum(tf.math.square(flat), all);
      cost = tf.math.add(cost, tf.math.mul(sum, tf.constant((float) regularizer.l2())));
    }
    Operand<TInt32> rows =
        tf.squeeze(
            tf.slice(tf.shape(output), tf.constant(new int[] {0}), tf.constant(new int[] {1})));
    pass.addLoss(tf.math.div(cost, tf.dtypes.cast(rows, TFloat32.class)));
  }
}
