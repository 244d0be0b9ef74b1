package io.millrace.keras.layer.shape;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.convolution.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keras' Cropping1D and Cropping2D: a sequence or an image without its border. */
public record Cropping(String name, Border border) implements UnaryLayer {
  public Cropping {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(border, "border");
  }

  @Override
  public String type() {
    return "Cropping" + border.rank() + "D";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    Window.requireAxes(type(), border.rank(), input);
    List<Integer> dimensions = new ArrayList<>(input.dimensions());
    for (int axis = 0; axis < border.rank(); axis++) {
      int left = dimensions.get(axis) - border.before().get(axis) - border.after().get(axis);
      if (left < 1) {
        throw new ShapeMismatchException(
            "'cropping' takes "
                + (border.before().get(axis) + border.after().get(axis))
                + " from axis "
                + (axis + 1)
                + " of the input "
                + input
                + "; legal is less than it has");
      }
      dimensions.set(axis, left);
    }
    return new TensorShape(dimensions);
  }
}
