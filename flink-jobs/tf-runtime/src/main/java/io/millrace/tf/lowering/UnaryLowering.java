package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Adds the operations of a kind of layer that makes one tensor of one tensor. */
public interface UnaryLowering<L extends UnaryLayer> {
  /**
   * @param input output of the layer before, batch axis first
   * @param inputShape of one example
   */
  Activated lower(L layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass);
}
