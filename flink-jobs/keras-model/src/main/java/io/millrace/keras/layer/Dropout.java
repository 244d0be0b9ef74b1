package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sets inputs to zero with probability {@code rate} in training and scales the others by {@code 1 /
 * (1 - rate)}; does nothing outside training.
 *
 * @param rate at least 0, less than 1
 * @param noiseShape for the batch and each axis 1, along which all or none are dropped, or its
 *     size; -1 leaves it open. Empty drops each input by itself
 * @param seed null takes the seed of the training
 */
public record Dropout(String name, double rate, List<Integer> noiseShape, @Nullable Long seed)
    implements UnaryLayer {
  public Dropout {
    Objects.requireNonNull(name, "name");
    noiseShape = List.copyOf(noiseShape);
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate is " + rate + "; legal is at least 0, less than 1");
    }
  }

  public Dropout(String name, double rate, @Nullable Long seed) {
    this(name, rate, List.of(), seed);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    boolean fits = noiseShape.isEmpty() || noiseShape.size() == input.rank() + 1;
    for (int axis = 0; fits && axis < noiseShape.size(); axis++) {
      int size = noiseShape.get(axis);
      fits = size == -1 || size == 1 || axis > 0 && size == input.dimensions().get(axis - 1);
    }
    if (!fits) {
      throw new ShapeMismatchException(
          "'noise_shape' is "
              + noiseShape
              + " (-1 for null) and the input "
              + input
              + "; legal is null, 1 or its size for each axis, null or 1 for the batch first");
    }
    return input;
  }
}
