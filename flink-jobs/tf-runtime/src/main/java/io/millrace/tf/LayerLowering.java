package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Layer;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Adds the operations of one kind of layer to a graph. */
interface LayerLowering<L extends Layer> {
  /**
   * @param input output of the layer before, batch axis first
   * @param inputShape of one example
   */
  Activated lower(L layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass);
}
