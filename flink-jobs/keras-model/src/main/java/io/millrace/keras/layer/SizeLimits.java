package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.ArrayList;
import java.util.List;

/** Sizes above which a model is refused before anything is allocated for it. */
public final class SizeLimits {
  /** Largest legal dimension of a shape, and largest number of units of a layer. */
  public static final int MAX_DIMENSION = 1 << 20;

  /** Largest legal number of values in one example, at any layer. */
  public static final long MAX_ELEMENTS = 1 << 24;

  /** Largest legal number of weights of a whole model: 400 MB of float32. */
  public static final long MAX_PARAMETERS = 100_000_000;

  /** Largest legal number of steps of all recurrent layers of a model together. */
  public static final int MAX_STEPS = 2000;

  private SizeLimits() {}

  /**
   * @param dimensions each at least 1
   * @throws ShapeMismatchException when the shape holds more than {@link #MAX_ELEMENTS} values
   */
  public static TensorShape checked(List<Integer> dimensions) {
    long elements = 1;
    for (int dimension : dimensions) {
      elements *= dimension;
      if (elements > MAX_ELEMENTS) {
        throw new ShapeMismatchException(
            "shape "
                + dimensions
                + " is too large; legal are at most "
                + MAX_ELEMENTS
                + " values in one example");
      }
    }
    return new TensorShape(dimensions);
  }

  /**
   * Shape of a weight.
   *
   * @throws ShapeMismatchException when it holds more than {@link #MAX_PARAMETERS} values
   */
  public static TensorShape weight(Integer... dimensions) {
    long elements = 1;
    for (int dimension : dimensions) {
      elements *= dimension;
      if (elements > MAX_PARAMETERS) {
        throw new ShapeMismatchException(
            "a weight of shape "
                + List.of(dimensions)
                + " is too large; legal are at most "
                + MAX_PARAMETERS
                + " weights in a model");
      }
    }
    return TensorShape.of(dimensions);
  }

  /** Size of the last axis. */
  public static int last(TensorShape shape) {
    return shape.dimensions().get(shape.rank() - 1);
  }

  /** The shape with another size of the last axis. */
  public static TensorShape withLast(TensorShape shape, int last) {
    List<Integer> dimensions = new ArrayList<>(shape.dimensions());
    dimensions.set(dimensions.size() - 1, last);
    return checked(dimensions);
  }
}
