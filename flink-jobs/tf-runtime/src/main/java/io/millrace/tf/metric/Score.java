package io.millrace.tf.metric;

/** What sums over batches mean: the half of a metric that is no graph. */
public interface Score {
  /** Numbers that each batch adds. */
  int size();

  /** True when the batch gives means over its rows, which count as often as it has rows. */
  default boolean meansOverRows() {
    return false;
  }

  /**
   * @param sums of all batches, as many as {@link #size}
   * @param rows of all batches, at least 1
   * @return the values that are reported
   */
  double[] values(double[] sums, long rows);

  /** Quotient, 0 where the denominator is 0, as Keras divides. */
  static double divideNoNan(double numerator, double denominator) {
    return denominator == 0 ? 0 : numerator / denominator;
  }

  /** The mean over all rows. */
  static Score mean() {
    return new Mean(false, false);
  }

  /**
   * A mean.
   *
   * @param weighted true when the batch gives a sum and the sum of weights, not a mean over rows
   * @param root whether the root of the mean is reported
   */
  record Mean(boolean weighted, boolean root) implements Score {
    @Override
    public int size() {
      return weighted ? 2 : 1;
    }

    @Override
    public boolean meansOverRows() {
      return !weighted;
    }

    @Override
    public double[] values(double[] sums, long rows) {
      double mean = weighted ? divideNoNan(sums[0], sums[1]) : sums[0] / rows;
      return new double[] {root ? Math.sqrt(mean) : mean};
    }
  }
}
