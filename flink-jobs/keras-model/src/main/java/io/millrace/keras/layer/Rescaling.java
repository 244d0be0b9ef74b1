package io.millrace.keras.layer;

import static io.millrace.keras.layer.SizeLimits.last;

import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.Objects;

/**
 * {@code input * scale + offset}.
 *
 * @param scale one value for all, or one for each element of the last axis
 * @param offset as scale
 */
public record Rescaling(String name, List<Double> scale, List<Double> offset)
    implements UnaryLayer {
  public Rescaling {
    Objects.requireNonNull(name, "name");
    scale = List.copyOf(scale);
    offset = List.copyOf(offset);
    if (scale.isEmpty() || offset.isEmpty()) {
      throw new IllegalArgumentException("scale and offset have at least one value");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    requireFit("scale", scale, input);
    requireFit("offset", offset, input);
    return input;
  }

  static void requireFit(String member, List<Double> values, TensorShape input) {
    if (values.size() != 1 && values.size() != last(input)) {
      throw new ShapeMismatchException(
          "'"
              + member
              + "' has "
              + values.size()
              + " values and the last axis of the input "
              + input
              + " has "
              + last(input)
              + "; legal is one number, or one for each element of the last axis");
    }
  }
}
