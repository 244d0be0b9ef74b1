package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.layer.Layer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One way through the layers of a model: with dropout, as in training, or without. Both ways of a
 * graph share its variables.
 *
 * @param tf scope that new operations go to
 * @param masks null outside training
 */
record ForwardPass(Ops tf, Variables variables, @Nullable DropoutMasks masks) {
  private static final LayerLowerings LOWERINGS = LayerLowerings.standard();

  Activated through(KerasModel model, Operand<TFloat32> input) {
    List<TensorShape> shapes = model.outputShapes();
    Activated current = Activated.linear(input);
    for (int i = 1; i < shapes.size(); i++) {
      Layer layer = model.layers().get(i);
      ForwardPass inLayer = new ForwardPass(tf.withSubScope(layer.name()), variables, masks);
      current = LOWERINGS.lower(layer, current.output(), shapes.get(i - 1), inLayer);
    }
    return current;
  }
}
