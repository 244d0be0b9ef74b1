package io.millrace.keras.layer.convolution;

import static io.millrace.keras.layer.SizeLimits.last;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keras' Conv1DTranspose and Conv2DTranspose: the gradient of a convolution, which makes large
 * outputs of small inputs.
 *
 * @param filters channels of the output, at least 1
 * @param window of the convolution whose gradient this is; dilated or strided, not both
 * @param outputPadding for each axis what is added to the smallest output, less than its stride;
 *     empty for Keras' choice
 */
public record TransposedConvolution(
    String name,
    boolean trainable,
    int filters,
    Window window,
    List<Integer> outputPadding,
    WeightOptions kernel,
    BiasActivation end)
    implements UnaryLayer {
  public TransposedConvolution {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(end, "end");
    outputPadding = List.copyOf(outputPadding);
    if (filters < 1) {
      throw new IllegalArgumentException("filters is " + filters + "; legal is at least 1");
    }
    if (window.isStrided() && window.isDilated() || window.padding() == Padding.CAUSAL) {
      throw new IllegalArgumentException(
          "the window is " + window + "; legal is a dilated or a strided one, valid or same");
    }
    requireLegal(outputPadding, window);
  }

  private static void requireLegal(List<Integer> outputPadding, Window window) {
    boolean legal = outputPadding.isEmpty() || outputPadding.size() == window.rank();
    for (int axis = 0; legal && axis < outputPadding.size(); axis++) {
      int padding = outputPadding.get(axis);
      legal = padding >= 0 && padding < window.strides().get(axis);
    }
    if (!legal) {
      throw new IllegalArgumentException(
          "output_padding is "
              + outputPadding
              + " and strides "
              + window.strides()
              + "; legal is one for each axis, from 0 to below its stride");
    }
  }

  @Override
  public String type() {
    return "Conv" + window.rank() + "DTranspose";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return end.outputShape(outputSizes(input), filters);
  }

  /** Sizes of the output on the axes of the window. */
  public List<Integer> outputSizes(TensorShape input) {
    Window.requireAxes(type(), window.rank(), input);
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < window.rank(); axis++) {
      long size = outputSize(axis, input.dimensions().get(axis));
      if (size > SizeLimits.MAX_DIMENSION) {
        throw new ShapeMismatchException(
            "the output is "
                + size
                + " on axis "
                + (axis + 1)
                + "; legal are at most "
                + SizeLimits.MAX_DIMENSION);
      }
      sizes.add((int) size);
    }
    return sizes;
  }

  /** Keras' {@code compute_conv_transpose_output_shape}. */
  private long outputSize(int axis, long length) {
    long stride = window.strides().get(axis);
    long reach = window.reach(axis);
    boolean given = !outputPadding.isEmpty();
    if (window.padding() == Padding.SAME) {
      return given ? (length - 1) * stride + reach % 2 + outputPadding.get(axis) : length * stride;
    }
    return (length - 1) * stride
        + (given ? reach + outputPadding.get(axis) : Math.max(reach, stride));
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    TensorShape shape = BiasActivation.kernel(window, filters, last(input));
    return end.after(
        List.of(new WeightSpec("kernel", shape, kernel, trainable)), filters, trainable);
  }
}
