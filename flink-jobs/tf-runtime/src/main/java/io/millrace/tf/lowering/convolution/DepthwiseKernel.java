package io.millrace.tf.lowering.convolution;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Convolves each channel with kernels of its own.
 *
 * @param kernel height, width, channels, kernels of each channel
 */
record DepthwiseKernel(Ops tf, Operand<TFloat32> kernel) implements SlidingKernel {
  @Override
  public Operand<TFloat32> apply(Operand<TFloat32> image, List<Long> strides, String padding) {
    return tf.nn.depthwiseConv2dNative(image, kernel, strides, padding);
  }

  @Override
  public boolean needsEqualStrides() {
    return true;
  }
}
