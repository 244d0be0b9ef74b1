package io.millrace.tf.lowering.convolution;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.convolution.BiasActivation;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ActivationLowering;
import io.millrace.tf.lowering.ForwardPass;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What follows a convolution: back to a sequence, bias, activation. */
final class Ending {
  private Ending() {}

  /**
   * @param dimensions of one example before the activation, which may change them
   */
  static Activated apply(
      BiasActivation end, Operand<TFloat32> image, List<Integer> dimensions, ForwardPass pass) {
    Operand<TFloat32> sum = Images.undo(pass.tf(), image, dimensions.size() - 1);
    if (end.useBias()) {
      sum = pass.tf().nn.biasAdd(sum, pass.weight("bias"));
    }
    return ActivationLowering.apply(pass.tf(), end.activation(), sum, new TensorShape(dimensions));
  }

  /** Shape before the activation, which may change it. */
  static List<Integer> dimensions(List<Integer> sizes, int channels) {
    List<Integer> dimensions = new ArrayList<>(sizes);
    dimensions.add(channels);
    return dimensions;
  }
}
