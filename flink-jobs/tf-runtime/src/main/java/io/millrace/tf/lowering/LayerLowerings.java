package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.graph.NestedModel;
import io.millrace.keras.layer.Activation;
import io.millrace.keras.layer.Dense;
import io.millrace.keras.layer.Dropout;
import io.millrace.keras.layer.Flatten;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.Normalization;
import io.millrace.keras.layer.Rescaling;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.tf.lowering.attention.AttentionLowerings;
import io.millrace.tf.lowering.convolution.ConvolutionLowerings;
import io.millrace.tf.lowering.embedding.EmbeddingLowerings;
import io.millrace.tf.lowering.merge.MergeLowerings;
import io.millrace.tf.lowering.normalization.NormalizationLowerings;
import io.millrace.tf.lowering.operation.OperationLowerings;
import io.millrace.tf.lowering.pooling.PoolingLowerings;
import io.millrace.tf.lowering.recurrent.RecurrentLowerings;
import io.millrace.tf.lowering.shape.ShapeLowerings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Which lowering lowers which kind of layer. */
public final class LayerLowerings {
  private final Map<Class<? extends Layer>, LayerLowering<? extends Layer>> byType =
      new HashMap<>();

  static LayerLowerings standard() {
    LayerLowerings lowerings = new LayerLowerings();
    ConvolutionLowerings.register(lowerings);
    PoolingLowerings.register(lowerings);
    NormalizationLowerings.register(lowerings);
    ShapeLowerings.register(lowerings);
    MergeLowerings.register(lowerings);
    OperationLowerings.register(lowerings);
    EmbeddingLowerings.register(lowerings);
    RecurrentLowerings.register(lowerings);
    AttentionLowerings.register(lowerings);
    return lowerings
        .masked(Dense.class, new DenseLowering())
        .masked(Dropout.class, new DropoutLowering())
        .unary(Flatten.class, AffineLowerings::flatten)
        .masked(Rescaling.class, AffineLowerings::rescaling)
        .masked(Normalization.class, AffineLowerings::normalization)
        .masked(Activation.class, LayerLowerings::activation)
        .with(
            NestedModel.class,
            (layer, inputs, pass) -> pass.through(layer.graph(), inputs.values()));
  }

  /** The lowering decides what becomes of masks. */
  public <L extends Layer> LayerLowerings with(Class<L> type, LayerLowering<L> lowering) {
    byType.put(type, lowering);
    return this;
  }

  /** A kind of layer whose output has no mask. */
  public <L extends UnaryLayer> LayerLowerings unary(Class<L> type, UnaryLowering<L> lowering) {
    return with(
        type,
        (layer, inputs, pass) ->
            List.of(lowering.lower(layer, inputs.value(0).output(), inputs.shape(0), pass)));
  }

  /** A kind of layer whose output has the mask of its input: {@code supports_masking} in Keras. */
  public <L extends UnaryLayer> LayerLowerings masked(Class<L> type, UnaryLowering<L> lowering) {
    return with(
        type,
        (layer, inputs, pass) ->
            List.of(
                lowering
                    .lower(layer, inputs.value(0).output(), inputs.shape(0), pass)
                    .withMask(inputs.value(0).mask())));
  }

  /** Lowers a layer, which may be inside another. */
  @SuppressWarnings("unchecked")
  public <L extends Layer> List<Activated> lower(L layer, LayerInputs inputs, ForwardPass pass) {
    LayerLowering<L> lowering = (LayerLowering<L>) byType.get(layer.getClass());
    if (lowering == null) {
      throw new IllegalStateException("no lowering for layers of type " + layer.type());
    }
    return lowering.lower(layer, inputs, pass);
  }

  private static Activated activation(
      Activation layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    return ActivationLowering.apply(pass.tf(), layer.activation(), input, inputShape);
  }
}
