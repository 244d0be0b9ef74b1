package io.millrace.tf.lowering.attention;

import io.millrace.keras.layer.attention.Attention;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowering;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Attention without heads. Masked steps of the query give zeros. */
final class AttentionLowering implements LayerLowering<Attention> {
  /** What Keras takes from scores of masked steps. */
  private static final float LARGE = 1e9f;

  @Override
  public List<Activated> lower(Attention layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> query = inputs.value(0).output();
    Operand<TFloat32> value = inputs.value(1).output();
    Operand<TFloat32> key = layer.call().hasKey() ? inputs.value(2).output() : value;
    Operand<TFloat32> scores = scores(layer, query, key, pass);
    @Nullable Operand<TBool> mask = scoresMask(layer, inputs, tf);
    if (mask != null) {
      scores = tf.select(mask, scores, tf.math.sub(scores, tf.constant(LARGE)));
    }
    Operand<TFloat32> weights =
        AttentionLowerings.dropped(tf.nn.softmax(scores), layer.dropout(), pass);
    Operand<TFloat32> output = tf.train.batchMatMul(weights, value, TFloat32.class);
    @Nullable Operand<TBool> queryMask = inputs.value(0).mask();
    if (queryMask != null) {
      Operand<TBool> kept = tf.expandDims(queryMask, tf.constant(-1));
      output = tf.select(kept, output, tf.zerosLike(output));
    }
    List<Activated> outputs = new ArrayList<>();
    outputs.add(Activated.linear(output).withMask(queryMask));
    if (layer.call().returnScores()) {
      outputs.add(Activated.linear(weights));
    }
    return outputs;
  }

  /** Batch, 1 or steps of the query, steps of the value. */
  private static @Nullable Operand<TBool> scoresMask(Attention layer, LayerInputs inputs, Ops tf) {
    @Nullable Operand<TBool> given = inputs.value(1).mask();
    @Nullable Operand<TBool> mask = given == null ? null : tf.expandDims(given, tf.constant(1));
    if (!layer.call().causal()) {
      return mask;
    }
    Operand<TBool> causal =
        AttentionLowerings.causal(
            tf, inputs.shape(0).dimensions().get(0), inputs.shape(1).dimensions().get(0));
    return mask == null ? causal : tf.math.logicalAnd(mask, causal);
  }

  private static Operand<TFloat32> scores(
      Attention layer, Operand<TFloat32> query, Operand<TFloat32> key, ForwardPass pass) {
    Ops tf = pass.tf();
    return switch (layer.mode()) {
      case DOT ->
          scaled(
              layer,
              tf.train.batchMatMul(query, key, TFloat32.class, BatchMatMul.adjY(true)),
              pass);
      case CONCAT ->
          tf.math.mul(
              pass.weight("concat_score_weight"),
              summed(tf, tf.math.tanh(scaled(layer, pairs(tf, query, key), pass))));
      case ADDITIVE -> summed(tf, scaled(layer, tf.math.tanh(pairs(tf, query, key)), pass));
    };
  }

  private static Operand<TFloat32> scaled(
      Attention layer, Operand<TFloat32> value, ForwardPass pass) {
    return layer.useScale() ? pass.tf().math.mul(pass.weight("scale"), value) : value;
  }

  private static Operand<TFloat32> summed(Ops tf, Operand<TFloat32> pairs) {
    return tf.reduceSum(pairs, tf.constant(-1));
  }

  /** Each step of the query added to each of the key. */
  private static Operand<TFloat32> pairs(Ops tf, Operand<TFloat32> query, Operand<TFloat32> key) {
    return tf.math.add(tf.expandDims(query, tf.constant(2)), tf.expandDims(key, tf.constant(1)));
  }
}
