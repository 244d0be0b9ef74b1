package io.millrace.tf.lowering.convolution;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.convolution.Padding;
import io.millrace.keras.layer.convolution.TransposedConvolution;
import io.millrace.keras.layer.convolution.Window;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.UnaryLowering;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The gradient of a convolution with respect to its input. */
final class TransposedConvolutionLowering implements UnaryLowering<TransposedConvolution> {
  @Override
  public Activated lower(
      TransposedConvolution layer,
      Operand<TFloat32> input,
      TensorShape inputShape,
      ForwardPass pass) {
    Ops tf = pass.tf();
    Window window = layer.window();
    Operand<TFloat32> kernel = Images.kernel(tf, pass.weight("kernel"), window.rank());
    Operand<TFloat32> image = Images.of(tf, input, window.rank());
    List<Integer> outputSizes = layer.outputSizes(inputShape);
    Operand<TFloat32> output =
        window.isDilated()
            ? dilated(tf, layer, inputShape, image, kernel)
            : tf.nn.conv2dBackpropInput(
                batch(tf, image, Images.sizes(outputSizes, window.rank()), layer.filters()),
                kernel,
                image,
                Images.perAxis(window.strides()),
                Images.padding(window));
    return Ending.apply(layer.end(), output, Ending.dimensions(outputSizes, layer.filters()), pass);
  }

  /** The shape of the output, with as many rows as the input has. */
  private static Operand<TInt32> batch(Ops tf, Operand<TFloat32> image, int[] sizes, int channels) {
    return batch(tf, image, tf.constant(sizes), channels);
  }

  private static Operand<TInt32> batch(
      Ops tf, Operand<TFloat32> image, Operand<TInt32> sizes, int channels) {
    Operand<TInt32> rows =
        tf.slice(tf.shape(image), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    return tf.concat(List.of(rows, sizes, tf.constant(new int[] {channels})), tf.constant(0));
  }

  /** As {@link SlidingWindow} does it, backwards; strides are 1 then. */
  private static Operand<TFloat32> dilated(
      Ops tf,
      TransposedConvolution layer,
      TensorShape inputShape,
      Operand<TFloat32> image,
      Operand<TFloat32> kernel) {
    Window window = layer.window();
    int[] block = {1, 1};
    int[] sizes = {1, 1};
    int[][] paddings = {{0, 0}, {0, 0}};
    int[][] crops = {{0, 0}, {0, 0}};
    for (int axis = 0; axis < window.rank(); axis++) {
      int at = axis + 2 - window.rank();
      int length = inputShape.dimensions().get(axis);
      int rate = window.dilation().get(axis);
      int rest = Math.floorMod(-length, rate);
      int cut = length + window.reach(axis) - 1 - layer.outputSizes(inputShape).get(axis);
      int before = window.padding() == Padding.SAME ? (window.reach(axis) - 1) / 2 : 0;
      block[at] = rate;
      sizes[at] = (length + rest) / rate + window.size().get(axis) - 1;
      paddings[at][1] = rest;
      crops[at] = new int[] {before, cut - before + rest};
    }
    Operand<TInt32> blocks = tf.constant(block);
    Operand<TFloat32> spread = tf.spaceToBatchNd(image, blocks, tf.constant(paddings));
    Operand<TFloat32> output =
        tf.nn.conv2dBackpropInput(
            batch(tf, spread, sizes, layer.filters()),
            kernel,
            spread,
            List.of(1L, 1L, 1L, 1L),
            "VALID");
    return tf.batchToSpaceNd(output, blocks, tf.constant(crops));
  }
}
