package io.millrace.tf.lowering.attention;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.attention.Attention;
import io.millrace.keras.layer.attention.EinsumDense;
import io.millrace.keras.layer.attention.MultiHeadAttention;
import io.millrace.keras.layer.attention.ScoreDropout;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ActivationLowering;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerLowerings;
import io.millrace.tf.lowering.RandomNumbers;
import io.millrace.tf.lowering.RandomNumbers.Dropped;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Registers the lowerings of attention layers, and has what they share. */
public final class AttentionLowerings {
  private AttentionLowerings() {}

  public static void register(LayerLowerings lowerings) {
    lowerings
        .with(MultiHeadAttention.class, new MultiHeadAttentionLowering())
        .with(Attention.class, new AttentionLowering())
        .unary(EinsumDense.class, AttentionLowerings::einsumDense);
  }

  private static Activated einsumDense(
      EinsumDense layer, Operand<TFloat32> input, TensorShape shape, ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> sum =
        tf.linalg.einsum(List.of(input, pass.weight("kernel")), layer.equation().text());
    if (layer.biasAxes() != null) {
      sum = tf.math.add(sum, pass.weight("bias"));
    }
    return ActivationLowering.apply(tf, layer.activation(), sum, layer.outputShape(shape));
  }

  static Operand<TFloat32> dropped(
      Operand<TFloat32> scores, ScoreDropout dropout, ForwardPass pass) {
    RandomNumbers random = pass.random();
    if (random == null || dropout.rate() == 0) {
      return scores;
    }
    Ops tf = pass.tf();
    Dropped share = new Dropped(dropout.rate(), dropout.seed());
    return tf.math.mul(
        scores, random.dropout(tf, pass.path() + "/dropout", share, tf.shape(scores)));
  }

  /** True where a step of the value is not later than the step of the query: 1, query, value. */
  static Operand<TBool> causal(Ops tf, int query, int value) {
    Operand<TInt32> rows =
        tf.reshape(
            tf.range(tf.constant(0), tf.constant(query), tf.constant(1)),
            tf.constant(new int[] {1, query, 1}));
    Operand<TInt32> columns =
        tf.reshape(
            tf.range(tf.constant(0), tf.constant(value), tf.constant(1)),
            tf.constant(new int[] {1, 1, value}));
    return tf.math.greaterEqual(rows, columns);
  }
}
