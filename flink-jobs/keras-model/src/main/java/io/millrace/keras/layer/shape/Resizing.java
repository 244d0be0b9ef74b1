package io.millrace.keras.layer.shape;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.convolution.Window;
import java.util.List;
import java.util.Objects;

/**
 * Brings images to one size, without regard to their proportions.
 *
 * @param height at least 1
 * @param width at least 1
 */
public record Resizing(String name, int height, int width, Interpolation interpolation)
    implements UnaryLayer {
  public Resizing {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(interpolation, "interpolation");
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "height is " + height + " and width " + width + "; legal is at least 1");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    Window.requireAxes(type(), 2, input);
    return SizeLimits.checked(List.of(height, width, SizeLimits.last(input)));
  }
}
