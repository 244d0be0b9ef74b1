package io.millrace.keras.layer.shape;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.convolution.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keras' UpSampling1D and UpSampling2D.
 *
 * @param factors for each axis, at least 1
 * @param interpolation of sequences, nearest
 */
public record UpSampling(String name, List<Integer> factors, Interpolation interpolation)
    implements UnaryLayer {
  public UpSampling {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(interpolation, "interpolation");
    factors = List.copyOf(factors);
    if (factors.stream().anyMatch(factor -> factor < 1)) {
      throw new IllegalArgumentException("size is " + factors + "; legal is at least 1");
    }
  }

  @Override
  public String type() {
    return "UpSampling" + factors.size() + "D";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    Window.requireAxes(type(), factors.size(), input);
    List<Integer> dimensions = new ArrayList<>(input.dimensions());
    for (int axis = 0; axis < factors.size(); axis++) {
      long size = (long) dimensions.get(axis) * factors.get(axis);
      dimensions.set(axis, (int) Math.min(SizeLimits.MAX_ELEMENTS + 1, size));
    }
    return SizeLimits.checked(dimensions);
  }
}
