package io.millrace.tf.metric;

import io.millrace.keras.metric.Thresholds;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What counts by thresholds mean; the mean over groups where there are several.
 *
 * @param groups labels that are counted apart
 * @param formula values of one group
 */
record CountScore(Thresholds thresholds, int groups, Function<Counts, double[]> formula)
    implements Score {
  @Override
  public int size() {
    return groups * groupSize();
  }

  private int groupSize() {
    return 2 * (thresholds.count() + 1);
  }

  @Override
  public double[] values(double[] sums, long rows) {
    if (groups == 1) {
      return formula.apply(Counts.of(sums, thresholds));
    }
    double total = 0;
    for (int i = 0; i < groups; i++) {
      double[] group = Arrays.copyOfRange(sums, i * groupSize(), (i + 1) * groupSize());
      total += formula.apply(Counts.of(group, thresholds))[0];
    }
    return new double[] {total / groups};
  }
}
