package io.millrace.tf.lowering.convolution;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A convolution of images without dilation. */
interface SlidingKernel {
  /**
   * @param strides for batch, height, width and channels
   * @param padding SAME or VALID
   */
  Operand<TFloat32> apply(Operand<TFloat32> image, List<Long> strides, String padding);

  /** Whether it cannot move further on one axis than on the other. */
  default boolean needsEqualStrides() {
    return false;
  }
}
