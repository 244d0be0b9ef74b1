package io.millrace.keras.layer.shape;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.convolution.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keras' ZeroPadding1D and ZeroPadding2D: zeros around a sequence or an image. */
public record ZeroPadding(String name, Border border) implements UnaryLayer {
  public ZeroPadding {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(border, "border");
  }

  @Override
  public String type() {
    return "ZeroPadding" + border.rank() + "D";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    Window.requireAxes(type(), border.rank(), input);
    List<Integer> dimensions = new ArrayList<>(input.dimensions());
    for (int axis = 0; axis < border.rank(); axis++) {
      dimensions.set(
          axis, dimensions.get(axis) + border.before().get(axis) + border.after().get(axis));
    }
    return SizeLimits.checked(dimensions);
  }
}
