package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * {@code (input - mean) / max(sqrt(variance), 1e-7)}, or the inverse of it.
 *
 * @param axes that have statistics of their own, ascending, of one example from 1; negative ones
 *     count from the end; none has one mean and one variance for all
 * @param mean one value for all, or one for each element of the axes, in C order
 * @param variance as mean; each at least 0
 * @param invert true computes {@code mean + input * max(sqrt(variance), 1e-7)}
 */
public record Normalization(
    String name, List<Integer> axes, List<Double> mean, List<Double> variance, boolean invert)
    implements UnaryLayer {
  public Normalization {
    Objects.requireNonNull(name, "name");
    axes = List.copyOf(axes);
    mean = List.copyOf(mean);
    variance = List.copyOf(variance);
    if (mean.isEmpty() || variance.isEmpty()) {
      throw new IllegalArgumentException("mean and variance have at least one value");
    }
    for (double value : variance) {
      if (!(value >= 0)) {
        throw new IllegalArgumentException("variance " + value + " is not legal; it is at least 0");
      }
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    int size = statisticsShape(input).size();
    requireFit("mean", mean, size, input);
    requireFit("variance", variance, size, input);
    return input;
  }

  /**
   * The shape in which the statistics are broadcast to an input: 1 where an axis has none.
   *
   * @throws ShapeMismatchException when the input has no such axis
   */
  public TensorShape statisticsShape(TensorShape input) {
    Integer[] dimensions = new Integer[input.rank()];
    Arrays.fill(dimensions, 1);
    for (int axis : axes) {
      int index = axis < 0 ? axis + input.rank() : axis - 1;
      if (index < 0 || index >= input.rank()) {
        throw new ShapeMismatchException(
            "'axis' is "
                + axis
                + " and the input is "
                + input
                + "; legal are 1 to "
                + input.rank()
                + " and -1 to -"
                + input.rank());
      }
      dimensions[index] = input.dimensions().get(index);
    }
    return TensorShape.of(dimensions);
  }

  private static void requireFit(String member, List<Double> values, int size, TensorShape input) {
    if (values.size() != 1 && values.size() != size) {
      throw new ShapeMismatchException(
          "'"
              + member
              + "' has "
              + values.size()
              + " values and the axes of the input "
              + input
              + " have "
              + size
              + "; legal is one number, or one for each element of the axes");
    }
  }
}
