package io.millrace.tf.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Comparisons of numbers that say where and by how much they differ. */
final class Differences {
  /**
   * How far a value may be off: by {@code absolute} or by {@code relative} times the expected
   * value, whichever is more.
   */
  record Tolerance(double absolute, double relative) {
    double of(double expected) {
      return Math.max(absolute, relative * Math.abs(expected));
    }
  }

  private Differences() {}

  static void assertClose(String what, float[] got, float[] expected, Tolerance tolerance) {
    assertClose(what, boxed(got), boxed(expected), tolerance);
  }

  static void assertClose(
      String what, List<Double> got, List<Double> expected, Tolerance tolerance) {
    assertThat(got.size()).as("number of values of " + what).isEqualTo(expected.size());
    int worst = -1;
    double worstRatio = 1;
    for (int i = 0; i < got.size(); i++) {
      double ratio = Math.abs(got.get(i) - expected.get(i)) / tolerance.of(expected.get(i));
      if (!(ratio <= worstRatio)) { // NaN is worse than anything
        worst = i;
        worstRatio = Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
      }
    }
    if (worst >= 0) {
      throw new AssertionError(
          "%s: value %d of %d is %s, Keras has %s (%.1f times what is allowed)"
              .formatted(what, worst, got.size(), got.get(worst), expected.get(worst), worstRatio));
    }
  }

  private static List<Double> boxed(float[] values) {
    Double[] boxed = new Double[values.length];
    for (int i = 0; i < values.length; i++) {
      boxed[i] = (double) values[i];
    }
    return List.of(boxed);
  }
}
