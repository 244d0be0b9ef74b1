package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Activation;
import io.millrace.keras.layer.Dense;
import io.millrace.keras.layer.Dropout;
import io.millrace.keras.layer.Flatten;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.Normalization;
import io.millrace.keras.layer.Rescaling;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Which lowering lowers which kind of layer. */
final class LayerLowerings {
  private final Map<Class<? extends Layer>, LayerLowering<? extends Layer>> byType =
      new HashMap<>();

  static LayerLowerings standard() {
    return new LayerLowerings()
        .with(InputLayer.class, (layer, input, shape, pass) -> Activated.linear(input))
        .with(Dense.class, new DenseLowering())
        .with(Dropout.class, new DropoutLowering())
        .with(Flatten.class, AffineLowerings::flatten)
        .with(Rescaling.class, AffineLowerings::rescaling)
        .with(Normalization.class, AffineLowerings::normalization)
        .with(Activation.class, LayerLowerings::activation);
  }

  private <L extends Layer> LayerLowerings with(Class<L> type, LayerLowering<L> lowering) {
    byType.put(type, lowering);
    return this;
  }

  @SuppressWarnings("unchecked")
  <L extends Layer> Activated lower(
      L layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    LayerLowering<L> lowering = (LayerLowering<L>) byType.get(layer.getClass());
    if (lowering == null) {
      throw new IllegalStateException("no lowering for layers of type " + layer.type());
    }
    return lowering.lower(layer, input, inputShape, pass);
  }

  private static Activated activation(
      Activation layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    return ActivationLowering.apply(pass.tf(), layer.activation(), input, inputShape);
  }
}
