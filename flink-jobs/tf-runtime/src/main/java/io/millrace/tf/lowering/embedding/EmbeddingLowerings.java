package io.millrace.tf.lowering.embedding;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.embedding.CategoryEncoding;
import io.millrace.keras.layer.embedding.Embedding;
import io.millrace.keras.layer.embedding.Masking;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowerings;
import io.millrace.tf.lowering.Masks;
import io.millrace.tf.lowering.Shapes;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Registers the lowerings of layers at the entrance of sequence models. */
public final class EmbeddingLowerings {
  private EmbeddingLowerings() {}

  public static void register(LayerLowerings lowerings) {
    lowerings
        .with(Embedding.class, EmbeddingLowerings::embedding)
        .with(Masking.class, EmbeddingLowerings::masking)
        .unary(CategoryEncoding.class, EmbeddingLowerings::categoryEncoding);
  }

  private static List<Activated> embedding(Embedding layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> given = inputs.value(0).output();
    Operand<TInt32> indices = tf.dtypes.cast(given, TInt32.class);
    // As in Keras, negative indices count from the end.
    Operand<TInt32> fromEnd = tf.math.add(indices, tf.constant(layer.inputDim()));
    Operand<TInt32> places = tf.select(tf.math.less(indices, tf.constant(0)), fromEnd, indices);
    Operand<TFloat32> rows = pass.rows("embeddings", places);
    Activated output = Activated.linear(rows);
    return List.of(layer.maskZero() ? output.withMask(Masks.of(tf, given)) : output);
  }

  private static List<Activated> masking(Masking layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> input = inputs.value(0).output();
    Operand<TFloat32> differs =
        Masks.values(tf, tf.math.notEqual(input, tf.constant((float) layer.maskValue())));
    Operand<TFloat32> kept = tf.reduceMax(differs, tf.constant(-1), ReduceMax.keepDims(true));
    Operand<TBool> mask = Masks.of(tf, tf.reduceMax(differs, tf.constant(-1)));
    Operand<TFloat32> output = tf.select(Masks.of(tf, kept), input, tf.zerosLike(input));
    return List.of(Activated.linear(output).withMask(mask));
  }

  private static Activated categoryEncoding(
      CategoryEncoding layer, Operand<TFloat32> input, TensorShape shape, ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> oneHot =
        tf.oneHot(
            tf.dtypes.cast(input, TInt32.class),
            tf.constant(layer.numTokens()),
            tf.constant(1f),
            tf.constant(0f));
    long[] output = Shapes.open(layer.outputShape(shape));
    return Activated.linear(
        switch (layer.mode()) {
          case ONE_HOT -> tf.reshape(oneHot, tf.constant(output));
          case MULTI_HOT -> tf.reduceMax(oneHot, tf.constant(-2));
          case COUNT -> tf.reduceSum(oneHot, tf.constant(-2));
        });
  }
}
