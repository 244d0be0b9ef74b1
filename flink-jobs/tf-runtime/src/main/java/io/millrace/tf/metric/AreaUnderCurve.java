package io.millrace.tf.metric;

import static io.millrace.tf.metric.Score.divideNoNan;

import io.millrace.keras.metric.MetricFunction;
import io.millrace.keras.metric.MetricFunction.Curve;
import io.millrace.keras.metric.MetricFunction.Summation;

/** Keras' {@code AUC.result()}: thresholds ascend, so curves go from right to left. */
final class AreaUnderCurve {
  private final Counts counts;

  AreaUnderCurve(Counts counts) {
    this.counts = counts;
  }

  double of(MetricFunction.Auc auc) {
    if (auc.curve() == Curve.PR && auc.summation() == Summation.INTERPOLATION) {
      return interpolatedPrecision();
    }
    return switch (auc.curve()) {
      case ROC -> area(counts.falsePositiveRates(), counts.recalls(), auc.summation());
      case PR -> area(counts.recalls(), counts.precisions(), auc.summation());
      case PRGAIN -> area(recallGains(), precisionGains(), auc.summation());
    };
  }

  private static double area(double[] x, double[] y, Summation summation) {
    double area = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double height =
          switch (summation) {
            case INTERPOLATION -> (y[i] + y[i + 1]) / 2;
            case MINORING -> Math.min(y[i], y[i + 1]);
            case MAJORING -> Math.max(y[i], y[i + 1]);
          };
      area += (x[i] - x[i + 1]) * height;
    }
    return area;
  }

  /** Davis and Goadrich, 2006: between two points true positives grow linearly, not precision. */
  private double interpolatedPrecision() {
    double[] tp = counts.truePositives();
    double area = 0;
    for (int i = 0; i + 1 < tp.length; i++) {
      double before = tp[i] + counts.falsePositives()[i];
      double after = tp[i + 1] + counts.falsePositives()[i + 1];
      double grown = tp[i] - tp[i + 1];
      double slope = divideNoNan(grown, Math.max(before - after, 0));
      double intercept = tp[i + 1] - slope * after;
      double ratio = before > 0 && after > 0 ? before / after : 1;
      area +=
          divideNoNan(
              slope * (grown + intercept * Math.log(ratio)),
              Math.max(tp[i + 1] + counts.falseNegatives()[i + 1], 0));
    }
    return area;
  }

  private double[] recallGains() {
    double[] gains = new double[counts.size()];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = Math.max(0, gain(i, counts.falseNegatives()[i], 0));
    }
    return gains;
  }

  private double[] precisionGains() {
    double[] gains = new double[counts.size()];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = gain(i, counts.falsePositives()[i], 1);
    }
    return gains;
  }

  private double gain(int i, double wrong, double withoutPositives) {
    double tp = counts.truePositives()[i];
    if (tp == 0) {
      return withoutPositives;
    }
    double scale =
        divideNoNan(
            tp + counts.falseNegatives()[i],
            counts.trueNegatives()[i] + counts.falsePositives()[i]);
    return 1 - scale * wrong / tp;
  }
}
