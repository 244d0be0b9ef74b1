package io.millrace.tf.lowering;

import io.millrace.keras.layer.Layer;
import java.util.List;

/** Adds the operations of one kind of layer to a graph. */
public interface LayerLowering<L extends Layer> {
  /**
   * @return one value for each output of the layer
   */
  List<Activated> lower(L layer, LayerInputs inputs, ForwardPass pass);
}
