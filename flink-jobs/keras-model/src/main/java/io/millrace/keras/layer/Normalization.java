package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.initializer.Constant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code (input - mean) / max(sqrt(variance), 1e-7)}, or the inverse of it.
 *
 * @param axes that have statistics of their own, counted with the batch as 0; none has one mean and
 *     one variance for all
 * @param given null makes mean and variance weights, as Keras' {@code adapt()} finds them
 * @param invert true computes {@code mean + input * max(sqrt(variance), 1e-7)}
 */
public record Normalization(String name, List<Integer> axes, @Nullable Given given, boolean invert)
    implements UnaryLayer {

  /**
   * Statistics that the configuration says.
   *
   * @param mean one value for all, or one for each element of the axes, or of the last of them, in
   *     C order
   * @param variance as mean; each at least 0
   */
  public record Given(List<Double> mean, List<Double> variance) {
    public Given {
      mean = List.copyOf(mean);
      variance = List.copyOf(variance);
      if (mean.isEmpty() || variance.isEmpty()) {
        throw new IllegalArgumentException("mean and variance have at least one value");
      }
      for (double value : variance) {
        if (!(value >= 0)) {
          throw new IllegalArgumentException(
              "variance " + value + " is not legal; it is at least 0");
        }
      }
    }
  }

  public Normalization {
    Objects.requireNonNull(name, "name");
    axes = List.copyOf(axes);
  }

  public Normalization(
      String name, List<Integer> axes, List<Double> mean, List<Double> variance, boolean invert) {
    this(name, axes, new Given(mean, variance), invert);
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    statisticsAxes(input);
    if (given != null) {
      broadcastShape("mean", given.mean(), input);
      broadcastShape("variance", given.variance(), input);
    }
    return input;
  }

  /** Indices into the dimensions of the input of the axes that have statistics of their own. */
  public List<Integer> statisticsAxes(TensorShape input) {
    return Axes.indices(type(), axes, input);
  }

  /**
   * Shape in which given statistics are broadcast to an input: that of the last axes, as many as
   * the values are for, and 1 elsewhere.
   *
   * @throws ShapeMismatchException when there are no such axes
   */
  public TensorShape broadcastShape(String member, List<Double> values, TensorShape input) {
    List<Integer> indices = statisticsAxes(input);
    Integer[] dimensions = new Integer[input.rank()];
    Arrays.fill(dimensions, 1);
    long size = 1;
    for (int i = indices.size() - 1; i >= 0 && size < values.size(); i--) {
      int axis = indices.get(i);
      dimensions[axis] = input.dimensions().get(axis);
      size *= dimensions[axis];
    }
    if (size == values.size()) {
      return TensorShape.of(dimensions);
    }
    throw new ShapeMismatchException(
        "'"
            + member
            + "' has "
            + values.size()
            + " values and the axes of the input "
            + input
            + " have "
            + Axes.only(type(), axes, input).size()
            + "; legal is one number, or one for each element of the axes");
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    if (given != null) {
      return List.of();
    }
    TensorShape shape = Axes.only(type(), axes, input);
    return List.of(
        new WeightSpec("mean", shape, new Constant(0), false),
        new WeightSpec("variance", shape, new Constant(1), false),
        new WeightSpec("count", TensorShape.scalar(), new Constant(0), false));
  }
}
