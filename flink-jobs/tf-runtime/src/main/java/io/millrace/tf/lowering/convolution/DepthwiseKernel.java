package io.millrace.tf.lowering.convolution;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Convolves each channel with kernels of its own.
 *
 * @param kernel height, width, channels, kernels of each channel
 * @param rank 1 for sequences, 2 for images
 */
record DepthwiseKernel(Ops tf, Operand<TFloat32> kernel, int rank) implements SlidingKernel {
  @Override
  public Operand<TFloat32> apply(Operand<TFloat32> image, List<Long> strides, String padding) {
    long stride = strides.get(2); // of a sequence, whose height is 1, on that axis too
    return tf.nn.depthwiseConv2dNative(image, kernel, List.of(1L, stride, stride, 1L), padding);
  }

  @Override
  public boolean needsEqualStrides() {
    return true;
  }
}
