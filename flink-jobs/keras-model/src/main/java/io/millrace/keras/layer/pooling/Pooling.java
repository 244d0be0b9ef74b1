package io.millrace.keras.layer.pooling;

import static io.millrace.keras.layer.SizeLimits.last;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.convolution.Padding;
import io.millrace.keras.layer.convolution.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keras' MaxPooling1D, MaxPooling2D, AveragePooling1D and AveragePooling2D. What padding adds
 * counts in neither function.
 *
 * @param window not dilated, valid or same
 */
public record Pooling(String name, PoolingFunction function, Window window) implements UnaryLayer {
  public Pooling {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(function, "function");
    if (window.isDilated() || window.padding() == Padding.CAUSAL) {
      throw new IllegalArgumentException(
          "the window is " + window + "; legal is one without dilation, valid or same");
    }
  }

  @Override
  public String type() {
    return function.kerasName() + "Pooling" + window.rank() + "D";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> sizes = new ArrayList<>(window.outputSizes(type(), input));
    sizes.add(last(input));
    return SizeLimits.checked(sizes);
  }
}
