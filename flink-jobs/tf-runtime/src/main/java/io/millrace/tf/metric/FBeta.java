package io.millrace.tf.metric;

import io.millrace.keras.metric.MetricFunction;
import io.millrace.keras.metric.MetricFunction.Average;
import java.util.Arrays;

/** Keras' {@code FBetaScore.result()}. */
record FBeta(MetricFunction.FBetaScore score, int classes) implements Score {
  private static final double EPSILON = 1e-7;

  @Override
  public int size() {
    return 3 * classes;
  }

  @Override
  public double[] values(double[] sums, long rows) {
    double[] right = Arrays.copyOfRange(sums, 0, classes);
    double[] positive = Arrays.copyOfRange(sums, classes, 2 * classes);
    double[] labels = Arrays.copyOfRange(sums, 2 * classes, 3 * classes);
    double allLabels = Arrays.stream(labels).sum();
    if (score.average() == Average.MICRO) {
      return new double[] {
        score(Arrays.stream(right).sum(), Arrays.stream(positive).sum(), allLabels)
      };
    }
    double[] scores = new double[classes];
    double weighted = 0;
    for (int i = 0; i < classes; i++) {
      scores[i] = score(right[i], positive[i], labels[i]);
      weighted += scores[i] * labels[i] / (allLabels + EPSILON);
    }
    return switch (score.average()) {
      case NONE -> scores;
      case WEIGHTED -> new double[] {weighted};
      default -> new double[] {Arrays.stream(scores).sum() / classes};
    };
  }

  private double score(double right, double positive, double labels) {
    double precision = right / (positive + EPSILON);
    double recall = right / (labels + EPSILON);
    double square = score.beta() * score.beta();
    return precision * recall / (square * precision + recall + EPSILON) * (1 + square);
  }
}
