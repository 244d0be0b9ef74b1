package io.millrace.tf.metric;

import io.millrace.keras.metric.MetricFunction;
import java.util.Arrays;

/** Keras' {@code R2Score.result()}. */
record R2(MetricFunction.R2Score score, int outputs, boolean weighted) implements Score {
  @Override
  public int size() {
    return 3 * outputs + (weighted ? 1 : 0);
  }

  @Override
  public double[] values(double[] sums, long rows) {
    double count = weighted ? sums[3 * outputs] : rows;
    double[] scores = new double[outputs];
    double variances = 0;
    double explained = 0;
    for (int i = 0; i < outputs; i++) {
      double total = sums[outputs + i] - sums[i] * (sums[i] / count);
      double raw = 1 - sums[2 * outputs + i] / total;
      scores[i] = Double.isInfinite(raw) ? 0 : raw;
      variances += total;
      explained += total * scores[i];
    }
    double[] aggregated =
        switch (score.aggregation()) {
          case NONE -> scores;
          case UNIFORM_AVERAGE -> new double[] {Arrays.stream(scores).sum() / outputs};
          case VARIANCE_WEIGHTED_AVERAGE -> new double[] {explained / variances};
        };
    return Arrays.stream(aggregated).map(value -> adjusted(value, rows)).toArray();
  }

  /** For the number of features, where there are more values than that. */
  private double adjusted(double value, long rows) {
    double n = (double) rows * outputs;
    double p = score.regressors();
    return p == 0 || p >= n - 1 ? value : 1 - (1 - value) * (n - 1) / (n - p - 1);
  }
}
