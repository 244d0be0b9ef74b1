package io.millrace.keras.layer.convolution;

import static io.millrace.keras.layer.SizeLimits.last;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import java.util.List;
import java.util.Objects;

/**
 * Keras' Conv1D and Conv2D.
 *
 * @param filters channels of the output, a multiple of groups
 * @param groups into which the channels are divided; each sees its own only
 * @param window dilated or strided, not both
 */
public record Convolution(
    String name,
    boolean trainable,
    int filters,
    int groups,
    Window window,
    WeightOptions kernel,
    BiasActivation end)
    implements UnaryLayer {
  public Convolution {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(end, "end");
    if (filters < 1 || groups < 1 || filters % groups != 0) {
      throw new IllegalArgumentException(
          "filters is "
              + filters
              + " and groups "
              + groups
              + "; legal are numbers of at least 1, filters a multiple of groups");
    }
    if (window.isStrided() && window.isDilated()) {
      throw new IllegalArgumentException(
          "strides is "
              + window.strides()
              + " and dilation "
              + window.dilation()
              + "; legal is one of them above 1");
    }
  }

  @Override
  public String type() {
    return "Conv" + window.rank() + "D";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> sizes = window.outputSizes(type(), input);
    if (last(input) % groups != 0) {
      throw new ShapeMismatchException(
          "'groups' is "
              + groups
              + " and the input "
              + input
              + " has "
              + last(input)
              + " channels; legal is a divisor of them");
    }
    return end.outputShape(sizes, filters);
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    TensorShape shape = BiasActivation.kernel(window, last(input) / groups, filters);
    return end.after(
        List.of(new WeightSpec("kernel", shape, kernel, trainable)), filters, trainable);
  }
}
