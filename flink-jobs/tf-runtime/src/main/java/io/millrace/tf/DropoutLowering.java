package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Dropout;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Multiplies by a random mask in training; nothing otherwise. */
final class DropoutLowering implements LayerLowering<Dropout> {
  @Override
  public Activated lower(
      Dropout layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    DropoutMasks masks = pass.masks();
    if (masks == null || layer.rate() == 0) {
      return Activated.linear(input);
    }
    return Activated.linear(pass.tf().math.mul(input, masks.mask(pass.tf(), layer, input)));
  }
}
