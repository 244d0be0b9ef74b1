package io.millrace.keras.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Above which outputs count as positive.
 *
 * @param values at least one, ascending
 * @param even true when they divide 0 to 1 evenly, the first and the last a little outside of it or
 *     not: then Keras counts by buckets, whose borders rounding moves
 */
public record Thresholds(List<Double> values, boolean even) {
  private static final double EPSILON = 1e-7;

  public Thresholds {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there is no threshold; legal is at least one");
    }
  }

  /** As given; Keras finds out whether they are even. */
  public static Thresholds of(List<Double> values) {
    return new Thresholds(values, isEven(values));
  }

  /**
   * From 0 to 1.
   *
   * @param count at least 2
   */
  public static Thresholds even(int count) {
    return new Thresholds(
        IntStream.range(0, count).mapToObj(i -> i / (count - 1.0)).toList(), count > 2);
  }

  /** The same, between one below 0 and one above 1, as the ends of a curve. */
  public static Thresholds curve(List<Double> inner) {
    List<Double> values = new ArrayList<>(inner);
    values.add(0, 0.0);
    values.add(1.0);
    boolean even = isEven(values);
    values.set(0, -EPSILON);
    values.set(values.size() - 1, 1 + EPSILON);
    return new Thresholds(values, even);
  }

  /** Whether each output between 0 and 1 is above the first one. */
  public boolean beginBelowZero() {
    return values.get(0) < 0;
  }

  public int count() {
    return values.size();
  }

  private static boolean isEven(List<Double> values) {
    if (values.size() < 3) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      double expected = i / (values.size() - 1.0);
      if (Math.abs(values.get(i) - expected) > EPSILON + 1e-5 * expected) {
        return false;
      }
    }
    return true;
  }
}
