package io.millrace.tf.lowering.convolution;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.convolution.Padding;
import io.millrace.keras.layer.convolution.Window;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Moves a kernel over images as a window says. TensorFlow's own dilation and explicit padding have
 * wrong gradients or none outside Python, so that both are made of other operations: padding is
 * added before, and a dilated window becomes a plain one on images that hold each n-th pixel.
 */
final class SlidingWindow {
  private static final List<Long> ONES = List.of(1L, 1L, 1L, 1L);
  private static final long ALL_AXES = 0b1111;

  private final Ops tf;
  private final Window window;
  private final TensorShape inputShape;

  /**
   * @param inputShape of one example of the layer's input
   */
  SlidingWindow(Ops tf, Window window, TensorShape inputShape) {
    this.tf = tf;
    this.window = window;
    this.inputShape = inputShape;
  }

  /**
   * @param image batch axis first, height 1 for a sequence
   */
  Operand<TFloat32> apply(Operand<TFloat32> image, SlidingKernel kernel) {
    if (window.isDilated() || kernel.needsEqualStrides() && hasUnequalStrides()) {
      return strided(dilated(image, kernel));
    }
    if (window.padding() == Padding.CAUSAL) {
      int[][] around = {{0, 0}, {0, 0}, {window.before(0, length(0)), 0}, {0, 0}};
      return kernel.apply(zeros(image, around), strides(), "VALID");
    }
    return kernel.apply(image, strides(), Images.padding(window));
  }

  private List<Long> strides() {
    return Images.perAxis(window.strides());
  }

  private boolean hasUnequalStrides() {
    return window.rank() == 2 && !window.strides().get(0).equals(window.strides().get(1));
  }

  private int length(int axis) {
    return inputShape.dimensions().get(axis);
  }

  private Operand<TFloat32> zeros(Operand<TFloat32> image, int[][] around) {
    return tf.pad(image, tf.constant(around), tf.constant(0f));
  }

  private Operand<TFloat32> dilated(Operand<TFloat32> image, SlidingKernel kernel) {
    int[] block = {1, 1};
    int[][] paddings = {{0, 0}, {0, 0}};
    int[][] crops = {{0, 0}, {0, 0}};
    for (int axis = 0; axis < window.rank(); axis++) {
      int at = axis + 2 - window.rank();
      int rate = window.dilation().get(axis);
      int before = window.before(axis, length(axis));
      int after = window.after(axis, length(axis));
      int rest = Math.floorMod(-(before + length(axis) + after), rate);
      block[at] = rate;
      paddings[at] = new int[] {before, after + rest};
      crops[at][1] = rest;
    }
    if (!window.isDilated()) {
      int[][] around = {{0, 0}, paddings[0], paddings[1], {0, 0}};
      return kernel.apply(zeros(image, around), ONES, "VALID");
    }
    Operand<TInt32> blocks = tf.constant(block);
    Operand<TFloat32> spread = tf.spaceToBatchNd(image, blocks, tf.constant(paddings));
    return tf.batchToSpaceNd(kernel.apply(spread, ONES, "VALID"), blocks, tf.constant(crops));
  }

  /** Each n-th of what strides of 1 gave. */
  private Operand<TFloat32> strided(Operand<TFloat32> image) {
    if (!window.isStrided()) {
      return image;
    }
    int[] strides = strides().stream().mapToInt(Long::intValue).toArray();
    Operand<TInt32> unused = tf.constant(new int[4]);
    return tf.stridedSlice(
        image,
        unused,
        unused,
        tf.constant(strides),
        StridedSlice.beginMask(ALL_AXES),
        StridedSlice.endMask(ALL_AXES));
  }
}
