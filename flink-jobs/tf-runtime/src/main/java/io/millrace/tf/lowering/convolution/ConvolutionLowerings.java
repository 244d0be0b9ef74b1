package io.millrace.tf.lowering.convolution;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.convolution.Convolution;
import io.millrace.keras.layer.convolution.DepthwiseConvolution;
import io.millrace.keras.layer.convolution.SeparableConvolution;
import io.millrace.keras.layer.convolution.TransposedConvolution;
import io.millrace.keras.layer.convolution.Window;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerLowerings;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The convolutions but the transposed ones. */
public final class ConvolutionLowerings {
  private static final List<Long> ONES = List.of(1L, 1L, 1L, 1L);

  private ConvolutionLowerings() {}

  /** Adds the lowerings of all convolutions. */
  public static void register(LayerLowerings lowerings) {
    lowerings
        .unary(Convolution.class, ConvolutionLowerings::convolution)
        .unary(DepthwiseConvolution.class, ConvolutionLowerings::depthwise)
        .unary(SeparableConvolution.class, ConvolutionLowerings::separable)
        .unary(TransposedConvolution.class, new TransposedConvolutionLowering());
  }

  private static Activated convolution(
      Convolution layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    Window window = layer.window();
    Operand<TFloat32> kernel = Images.kernel(tf, pass.weight("kernel"), window.rank());
    Operand<TFloat32> image =
        new SlidingWindow(tf, window, inputShape)
            .apply(
                Images.of(tf, input, window.rank()),
                (value, strides, padding) ->
                    layer.groups() == 1
                        ? tf.nn.conv2d(value, kernel, strides, padding)
                        : grouped(tf, layer.groups(), value, kernel, strides, padding));
    return Ending.apply(
        layer.end(),
        image,
        Ending.dimensions(window.outputSizes(layer.type(), inputShape), layer.filters()),
        pass);
  }

  /** TensorFlow's kernel for grouped convolutions is for other processors only. */
  private static Operand<TFloat32> grouped(
      Ops tf,
      int groups,
      Operand<TFloat32> image,
      Operand<TFloat32> kernel,
      List<Long> strides,
      String padding) {
    var images = tf.split(tf.constant(3), image, (long) groups).output();
    var kernels = tf.split(tf.constant(3), kernel, (long) groups).output();
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      outputs.add(tf.nn.conv2d(images.get(group), kernels.get(group), strides, padding));
    }
    return tf.concat(outputs, tf.constant(3));
  }

  private static Activated depthwise(
      DepthwiseConvolution layer,
      Operand<TFloat32> input,
      TensorShape inputShape,
      ForwardPass pass) {
    Operand<TFloat32> image = depthwise(layer.window(), "kernel", input, inputShape, pass);
    return Ending.apply(
        layer.end(),
        image,
        Ending.dimensions(
            layer.window().outputSizes(layer.type(), inputShape),
            Images.channels(inputShape) * layer.multiplier()),
        pass);
  }

  private static Operand<TFloat32> depthwise(
      Window window,
      String weight,
      Operand<TFloat32> input,
      TensorShape inputShape,
      ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> kernel = Images.kernel(tf, pass.weight(weight), window.rank());
    return new SlidingWindow(tf, window, inputShape)
        .apply(Images.of(tf, input, window.rank()), new DepthwiseKernel(tf, kernel, window.rank()));
  }

  private static Activated separable(
      SeparableConvolution layer,
      Operand<TFloat32> input,
      TensorShape inputShape,
      ForwardPass pass) {
    Ops tf = pass.tf();
    Window window = layer.window();
    Operand<TFloat32> each = depthwise(window, "depthwise_kernel", input, inputShape, pass);
    Operand<TFloat32> point = Images.kernel(tf, pass.weight("pointwise_kernel"), window.rank());
    return Ending.apply(
        layer.end(),
        tf.nn.conv2d(each, point, ONES, "VALID"),
        Ending.dimensions(window.outputSizes(layer.type(), inputShape), layer.filters()),
        pass);
  }
}
