package io.millrace.keras.layer.normalization;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Axes;
import io.millrace.keras.layer.UnaryLayer;
import java.util.List;
import java.util.Objects;

/**
 * Divides by the length over some axes, which is 1 then.
 *
 * @param axes at least one, counted with the batch as 0
 */
public record UnitNormalization(String name, List<Integer> axes) implements UnaryLayer {
  public UnitNormalization {
    Objects.requireNonNull(name, "name");
    axes = List.copyOf(axes);
    if (axes.isEmpty()) {
      throw new IllegalArgumentException("axis is empty; legal is at least one");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    Axes.indices(type(), axes, input);
    return input;
  }
}
