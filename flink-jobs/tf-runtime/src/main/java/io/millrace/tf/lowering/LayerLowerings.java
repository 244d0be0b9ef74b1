package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.graph.CallOptions;
import io.millrace.keras.graph.NestedModel;
import io.millrace.keras.layer.Activation;
import io.millrace.keras.layer.ActivityRegularized;
import io.millrace.keras.layer.Dense;
import io.millrace.keras.layer.Flatten;
import io.millrace.keras.layer.Followed;
import io.millrace.keras.layer.Identity;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.Rescaling;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.tf.lowering.activation.ActivationLayerLowerings;
import io.millrace.tf.lowering.attention.AttentionLowerings;
import io.millrace.tf.lowering.convolution.ConvolutionLowerings;
import io.millrace.tf.lowering.embedding.EmbeddingLowerings;
import io.millrace.tf.lowering.merge.MergeLowerings;
import io.millrace.tf.lowering.noise.NoiseLowerings;
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
    ActivationLayerLowerings.register(lowerings);
    ConvolutionLowerings.register(lowerings);
    NoiseLowerings.register(lowerings);
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
        .unary(Flatten.class, AffineLowerings::flatten)
        .masked(Rescaling.class, AffineLowerings::rescaling)
        .masked(Activation.class, LayerLowerings::activation)
        .with(Identity.class, (layer, inputs, pass) -> List.of(inputs.value(0)))
        .with(Followed.class, lowerings::followed)
        .with(ActivityRegularized.class, lowerings::activityRegularized)
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

  private List<Activated> followed(Followed layer, LayerInputs inputs, ForwardPass pass) {
    List<Activated> outputs = lower(layer.layer(), inputs, pass);
    List<TensorShape> shapes = layer.layer().outputShapes(inputs.shapes());
    return lower(layer.activation(), new LayerInputs(outputs, shapes, CallOptions.NONE), pass);
  }

  private List<Activated> activityRegularized(
      ActivityRegularized layer, LayerInputs inputs, ForwardPass pass) {
    List<Activated> outputs = lower(layer.layer(), inputs, pass);
    ActivityLoss.add(layer.regularizer(), outputs.get(0).output(), pass);
    return outputs;
  }

  private static Activated activation(
      Activation layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    return ActivationLowering.apply(pass.tf(), layer.activation(), input, inputShape);
  }
}
