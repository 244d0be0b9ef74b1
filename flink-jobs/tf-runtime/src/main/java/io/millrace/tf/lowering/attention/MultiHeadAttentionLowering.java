package io.millrace.tf.lowering.attention;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.attention.MultiHeadAttention;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowering;
import io.millrace.tf.lowering.Masks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Projections of query, key and value, attention of each head, projection of the heads. */
final class MultiHeadAttentionLowering implements LayerLowering<MultiHeadAttention> {
  /** Score of masked steps. */
  private static final float LARGE = -1e9f;

  @Override
  public List<Activated> lower(MultiHeadAttention layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    TensorShape shape = inputs.shape(0);
    int rank = shape.rank() + 1;
    List<Integer> axes = layer.attentionAxes(shape).stream().map(axis -> axis + 1).toList();
    AttentionEquations equations = AttentionEquations.of(rank + 1, axes);
    Operand<TFloat32> query = projected(layer, "query", inputs.value(0), rank, pass);
    Activated keyInput = inputs.value(layer.call().hasKey() ? 2 : 1);
    Operand<TFloat32> key = projected(layer, "key", keyInput, rank, pass);
    Operand<TFloat32> value = projected(layer, "value", inputs.value(1), rank, pass);

    float scale = (float) (1 / Math.sqrt(layer.heads().keyDim()));
    Operand<TFloat32> products =
        tf.linalg.einsum(List.of(key, tf.math.mul(query, tf.constant(scale))), equations.scores());
    Operand<TFloat32> scores =
        softmax(layer, products, mask(layer, inputs, tf), attendedShape(axes, inputs), tf);
    Operand<TFloat32> combined =
        tf.linalg.einsum(
            List.of(AttentionLowerings.dropped(scores, layer.dropout(), pass), value),
            equations.combination());
    int outputs = layer.outputDimensions(shape).size();
    Operand<TFloat32> output =
        dense(layer, "attention_output", combined, AttentionEquations.output(rank, outputs), pass);
    List<Activated> results = new ArrayList<>();
    results.add(Activated.linear(output).withMask(inputs.value(0).mask()));
    if (layer.call().returnScores()) {
      results.add(Activated.linear(scores));
    }
    return results;
  }

  private static Operand<TFloat32> projected(
      MultiHeadAttention layer, String part, Activated input, int rank, ForwardPass pass) {
    return dense(layer, part, input.output(), AttentionEquations.projection(rank), pass);
  }

  private static Operand<TFloat32> dense(
      MultiHeadAttention layer,
      String part,
      Operand<TFloat32> input,
      String equation,
      ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> product =
        tf.linalg.einsum(List.of(input, pass.weight(part + "/kernel")), equation);
    return layer.useBias() ? tf.math.add(product, pass.weight(part + "/bias")) : product;
  }

  /** Number of steps of the value that each step of the query attends to. */
  private static int attendedShape(List<Integer> axes, LayerInputs inputs) {
    return axes.stream()
        .map(axis -> inputs.shape(1).dimensions().get(axis - 1))
        .reduce(1, Math::multiplyExact);
  }

  /**
   * Over all attended axes at once. Where no step may be seen Keras gives zeros, but equal shares
   * when it has no use for the scores and takes the shorter way.
   */
  private static Operand<TFloat32> softmax(
      MultiHeadAttention layer,
      Operand<TFloat32> products,
      @Nullable Operand<TBool> mask,
      int attended,
      Ops tf) {
    Operand<TFloat32> masked =
        mask == null ? products : tf.select(mask, products, tf.constant(LARGE));
    Operand<TFloat32> rows = tf.reshape(masked, tf.constant(new long[] {-1, attended}));
    Operand<TFloat32> scores = tf.reshape(tf.nn.softmax(rows), tf.shape(products));
    boolean zeroing = layer.dropout().rate() > 0 || layer.call().returnScores();
    return mask == null || !zeroing ? scores : tf.select(mask, scores, tf.zerosLike(scores));
  }

  /** True where attention is allowed: batch or 1, heads (1), steps of the query, of the value. */
  private static @Nullable Operand<TBool> mask(
      MultiHeadAttention layer, LayerInputs inputs, Ops tf) {
    List<Operand<TBool>> masks = new ArrayList<>();
    add(masks, inputs.value(0).mask(), -1, tf);
    add(masks, inputs.value(1).mask(), 1, tf);
    if (layer.call().hasKey()) {
      add(masks, inputs.value(2).mask(), 1, tf);
    }
    if (layer.call().causal()) {
      masks.add(
          AttentionLowerings.causal(
              tf, inputs.shape(0).dimensions().get(0), inputs.shape(1).dimensions().get(0)));
    }
    if (layer.call().hasMask()) {
      masks.add(Masks.of(tf, inputs.value(inputs.values().size() - 1).output()));
    }
    if (!masks.isEmpty() && inputs.shape(0).rank() != 2) {
      throw new IllegalArgumentException(
          "layer '"
              + layer.name()
              + "' is given a mask and inputs of shape "
              + inputs.shape(0)
              + "; legal with a mask is (steps, features)");
    }
    return masks.stream()
        .reduce(tf.math::logicalAnd)
        .map(all -> (Operand<TBool>) tf.expandDims(all, tf.constant(1)))
        .orElse(null);
  }

  private static void add(
      List<Operand<TBool>> masks, @Nullable Operand<TBool> mask, int axis, Ops tf) {
    if (mask != null) {
      masks.add(tf.expandDims(mask, tf.constant(axis)));
    }
  }
}
