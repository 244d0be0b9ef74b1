package io.millrace.keras.constraint;

/** What a weight is projected on after each step of the optimizer. */
public sealed interface Constraint {
  /** Negative values become 0. */
  record NonNegative() implements Constraint {}

  /**
   * Norms along the axis become 1.
   *
   * @param axis along which norms are taken; negative counts from the last
   */
  record UnitNorm(int axis) implements Constraint {}

  /**
   * Norms along the axis above the largest become the largest.
   *
   * @param maxValue at least 0
   */
  record MaxNorm(double maxValue, int axis) implements Constraint {
    public MaxNorm {
      if (!(maxValue >= 0)) {
        throw new IllegalArgumentException("max_value is " + maxValue + "; legal is at least 0");
      }
    }
  }

  /**
   * Norms along the axis are moved towards a range.
   *
   * @param minValue at least 0, at most maxValue
   * @param rate 0 to 1: how far a norm outside the range is moved
   */
  record MinMaxNorm(double minValue, double maxValue, double rate, int axis) implements Constraint {
    public MinMaxNorm {
      if (!(minValue >= 0 && maxValue >= minValue && rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException(
            "min_value is "
                + minValue
                + ", max_value "
                + maxValue
                + " and rate "
                + rate
                + "; legal are 0 <= min_value <= max_value and a rate from 0 to 1");
      }
    }
  }
}
