package io.millrace.keras.layer.convolution;

import static io.millrace.keras.layer.SizeLimits.last;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import java.util.List;
import java.util.Objects;

/**
 * Keras' DepthwiseConv1D and DepthwiseConv2D: kernels of its own for each channel.
 *
 * @param multiplier channels of the output for each of the input, at least 1
 */
public record DepthwiseConvolution(
    String name,
    boolean trainable,
    int multiplier,
    Window window,
    WeightOptions kernel,
    BiasActivation end)
    implements UnaryLayer {
  public DepthwiseConvolution {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(end, "end");
    requireMultiplier(multiplier);
  }

  static void requireMultiplier(int multiplier) {
    if (multiplier < 1) {
      throw new IllegalArgumentException(
          "depth_multiplier is " + multiplier + "; legal is at least 1");
    }
  }

  @Override
  public String type() {
    return "DepthwiseConv" + window.rank() + "D";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> sizes = window.outputSizes(type(), input);
    return end.outputShape(sizes, channels(input));
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    TensorShape shape = BiasActivation.kernel(window, last(input), multiplier);
    return end.after(
        List.of(new WeightSpec("kernel", shape, kernel, trainable)), channels(input), trainable);
  }

  private int channels(TensorShape input) {
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, (long) last(input) * multiplier));
  }
}
