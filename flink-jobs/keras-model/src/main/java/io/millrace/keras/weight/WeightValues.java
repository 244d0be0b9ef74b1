package io.millrace.keras.weight;

import io.millrace.contracts.record.TensorShape;
import java.util.Objects;

/**
 * The values of one weight, in C order.
 *
 * @param name the layer, then the weight's name in it, for example {@code dense/kernel}; of a
 *     nested model its name comes first
 * @param values as many as the shape has; not copied
 */
public record WeightValues(String name, TensorShape shape, float[] values) {
  public WeightValues {
    Objects.requireNonNull(name, "name");
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(
          "weight '"
              + name
              + "' of shape "
              + shape
              + " was given "
              + values.length
              + " values; legal are "
              + shape.size());
    }
  }
}
