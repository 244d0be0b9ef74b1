package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Dropout;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Multiplies by a random mask in training; nothing otherwise. */
final class DropoutLowering implements UnaryLowering<Dropout> {
  @Override
  public Activated lower(
      Dropout layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    RandomNumbers random = pass.random();
    if (random == null || layer.rate() == 0) {
      return Activated.linear(input);
    }
    Operand<TFloat32> mask =
        random.dropout(
            pass.tf(),
            pass.path(),
            new RandomNumbers.Dropped(layer.rate(), layer.seed()),
            pass.tf().shape(input));
    return Activated.linear(pass.tf().math.mul(input, mask));
  }
}
