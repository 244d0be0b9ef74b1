package io.millrace.keras.layer.convolution;

import static io.millrace.keras.layer.SizeLimits.last;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Keras' SeparableConv1D and SeparableConv2D: a depthwise convolution, then one that mixes the
 * channels of each place.
 *
 * @param filters channels of the output, at least 1
 * @param multiplier channels between the two for each of the input, at least 1
 */
public record SeparableConvolution(
    String name,
    boolean trainable,
    int filters,
    int multiplier,
    Window window,
    Kernels kernels,
    BiasActivation end)
    implements UnaryLayer {

  /** Options of the two kernels. */
  public record Kernels(WeightOptions depthwise, WeightOptions pointwise) {
    public Kernels {
      Objects.requireNonNull(depthwise, "depthwise");
      Objects.requireNonNull(pointwise, "pointwise");
    }
  }

  public SeparableConvolution {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(kernels, "kernels");
    Objects.requireNonNull(end, "end");
    DepthwiseConvolution.requireMultiplier(multiplier);
    if (filters < 1) {
      throw new IllegalArgumentException("filters is " + filters + "; legal is at least 1");
    }
  }

  @Override
  public String type() {
    return "SeparableConv" + window.rank() + "D";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> sizes = window.outputSizes(type(), input);
    return end.outputShape(sizes, filters);
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    TensorShape depthwise = BiasActivation.kernel(window, last(input), multiplier);
    Window point = new Window(ones(), ones(), Padding.VALID);
    TensorShape pointwise = BiasActivation.kernel(point, between(input), filters);
    return end.after(
        List.of(
            new WeightSpec("depthwise_kernel", depthwise, kernels.depthwise(), trainable),
            new WeightSpec("pointwise_kernel", pointwise, kernels.pointwise(), trainable)),
        filters,
        trainable);
  }

  private List<Integer> ones() {
    return Collections.nCopies(window.rank(), 1);
  }

  /** Channels between the two convolutions. */
  private int between(TensorShape input) {
    return SizeLimits.weight(last(input), multiplier).size();
  }
}
