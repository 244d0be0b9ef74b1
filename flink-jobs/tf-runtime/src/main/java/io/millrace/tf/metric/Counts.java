package io.millrace.tf.metric;

import static io.millrace.tf.metric.Score.divideNoNan;

import io.millrace.keras.metric.MetricFunction.Answer;
import io.millrace.keras.metric.MetricFunction.Held;
import io.millrace.keras.metric.Thresholds;
import java.util.Arrays;

/** Right and wrong answers at each threshold, in the order of the thresholds. */
record Counts(
    double[] truePositives,
    double[] falsePositives,
    double[] trueNegatives,
    double[] falseNegatives) {

  /**
   * @param buckets outputs without the label by the number of thresholds they are above, then those
   *     with it
   */
  static Counts of(double[] buckets, Thresholds thresholds) {
    int n = thresholds.count();
    Counts counts = new Counts(new double[n], new double[n], new double[n], new double[n]);
    double negatives = Arrays.stream(buckets, 0, n + 1).sum();
    double positives = Arrays.stream(buckets, n + 1, 2 * n + 2).sum();
    for (int i = 0; i < n; i++) {
      int rank = rank(thresholds, i);
      counts.falsePositives[i] = Arrays.stream(buckets, rank + 1, n + 1).sum();
      counts.truePositives[i] = Arrays.stream(buckets, n + 1 + rank + 1, 2 * n + 2).sum();
      counts.trueNegatives[i] = negatives - counts.falsePositives[i];
      counts.falseNegatives[i] = positives - counts.truePositives[i];
    }
    return counts;
  }

  /** Number of thresholds below this one. */
  private static int rank(Thresholds thresholds, int index) {
    if (thresholds.even()) {
      return index;
    }
    double value = thresholds.values().get(index);
    return (int) thresholds.values().stream().filter(other -> other < value).count();
  }

  int size() {
    return truePositives.length;
  }

  double[] answers(Answer answer) {
    return switch (answer) {
      case TRUE_POSITIVES -> truePositives;
      case FALSE_POSITIVES -> falsePositives;
      case TRUE_NEGATIVES -> trueNegatives;
      case FALSE_NEGATIVES -> falseNegatives;
    };
  }

  double[] precisions() {
    return shares(truePositives, falsePositives);
  }

  /** Also known as sensitivity, and as rate of true positives. */
  double[] recalls() {
    return shares(truePositives, falseNegatives);
  }

  double[] specificities() {
    return shares(trueNegatives, falsePositives);
  }

  double[] falsePositiveRates() {
    return shares(falsePositives, trueNegatives);
  }

  private static double[] shares(double[] part, double[] rest) {
    double[] shares = new double[part.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = divideNoNan(part[i], part[i] + rest[i]);
    }
    return shares;
  }

  /** The largest value of the other rate where the held one reaches the value, else 0. */
  double best(Held held, double value) {
    return switch (held) {
      case SPECIFICITY -> best(specificities(), recalls(), value);
      case SENSITIVITY -> best(recalls(), specificities(), value);
      case RECALL -> best(recalls(), precisions(), value);
      case PRECISION -> best(precisions(), recalls(), value);
    };
  }

  private static double best(double[] held, double[] reported, double value) {
    double best = 0;
    for (int i = 0; i < held.length; i++) {
      // Keras compares float32
      if ((float) held[i] >= (float) value) {
        best = Math.max(best, reported[i]);
      }
    }
    return best;
  }
}
