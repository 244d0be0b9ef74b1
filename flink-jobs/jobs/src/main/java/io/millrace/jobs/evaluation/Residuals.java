package io.millrace.jobs.evaluation;

import io.millrace.contracts.model.Evaluation;
import io.millrace.contracts.model.Evaluation.Bin;
import io.millrace.contracts.model.Evaluation.Regression;
import io.millrace.keras.compile.OutputLabels;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what is predicted less what is given; pairs with a number that is not finite are left
 * out.
 */
final class Residuals implements OutputEvaluation {
  private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
  private static final int BINS = 30;

  private final OutputLabels labels;
  private final ValueCounts residuals = new ValueCounts();
  private final ThinnedSamples samples = new ThinnedSamples(Regression.MAX_SAMPLES);
  private long count;
  private double sum;
  private double absolute;
  private double squares;

  /** Mean of what is given, and its squared distances from it (Welford, 1962). */
  private double mean;

  private double variation;

  Residuals(OutputLabels labels) {
    this.labels = labels;
  }

  @Override
  public void add(float[] predictions, int firstPrediction, float[] ofExample, int firstLabel) {
    for (int i = 0; i < labels.count(); i++) {
      add(ofExample[firstLabel + labels.offset() + i], predictions[firstPrediction + i]);
    }
  }

  private void add(double given, double predicted) {
    double residual = predicted - given;
    if (!Double.isFinite(residual)) {
      return;
    }
    count++;
    sum += residual;
    absolute += Math.abs(residual);
    squares += residual * residual;
    double distance = given - mean;
    mean += distance / count;
    variation += distance * (given - mean);
    residuals.add((float) residual, false);
    samples.add(given, predicted);
  }

  @Override
  public Evaluation.Output result() {
    residuals.sort();
    return new Regression(
        labels.objective().output(),
        mean(sum),
        mean(absolute),
        Math.sqrt(mean(squares)),
        explained(),
        quantiles(),
        histogram(),
        samples.all());
  }

  private double mean(double total) {
    return count == 0 ? 0 : total / count;
  }

  private @Nullable Double explained() {
    return variation == 0 ? null : 1 - squares / variation;
  }

  /** Between two numbers as NumPy does it, in a straight line. */
  private List<Double> quantiles() {
    List<Double> quantiles = new ArrayList<>();
    if (count > 0) {
      for (double share : QUANTILES) {
        double rank = share * (count - 1);
        long below = (long) rank;
        double lower = ofRank(below);
        double upper = ofRank(Math.min(below + 1, count - 1));
        quantiles.add(lower + (upper - lower) * (rank - below));
      }
    }
    return quantiles;
  }

  private double ofRank(long rank) {
    long passed = 0;
    int index = -1;
    while (passed <= rank) {
      index++;
      passed += residuals.first(index);
    }
    return residuals.value(index);
  }

  private List<Bin> histogram() {
    if (count == 0) {
      return List.of();
    }
    double from = residuals.value(0);
    double until = residuals.value(residuals.size() - 1);
    int bins = from == until ? 1 : BINS;
    double width = (until - from) / bins;
    long[] counts = new long[bins];
    for (int i = 0; i < residuals.size(); i++) {
      int bin = width == 0 ? 0 : (int) ((residuals.value(i) - from) / width);
      counts[Math.min(bin, bins - 1)] += residuals.first(i);
    }
    List<Bin> histogram = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      double end = i == bins - 1 ? until : from + (i + 1) * width;
      histogram.add(new Bin(from + i * width, end, counts[i]));
    }
    return histogram;
  }

  @Override
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(count);
    out.writeDouble(sum);
    out.writeDouble(absolute);
    out.writeDouble(squares);
    out.writeDouble(mean);
    out.writeDouble(variation);
    residuals.writeTo(out);
    samples.writeTo(out);
  }

  @Override
  public void readFrom(DataInputStream in) throws IOException {
    count = in.readLong();
    sum = in.readDouble();
    absolute = in.readDouble();
    squares = in.readDouble();
    mean = in.readDouble();
    variation = in.readDouble();
    residuals.readFrom(in);
    samples.readFrom(in);
  }
}
