package io.millrace.benchmarks;

import io.millrace.keras.KerasModel;
import io.millrace.tf.MetricTotals;
import io.millrace.tf.TrainingSession;
import java.util.Arrays;
import java.util.Map;

/** Trains a case as the training job does, on arrays in memory. */
final class MillraceFit {
  private final KerasCase data;
  private final TrainingSession session;
  private final float[] features;
  private final float[] labels;

  private MillraceFit(KerasCase data, TrainingSession session) {
    this.data = data;
    this.session = session;
    this.features = data.features();
    this.labels = data.labels();
  }

  /** One epoch warms up and is not counted. */
  static Timed run(KerasModel model, KerasCase data) {
    try (TrainingSession session = TrainingSession.compile(model, 42)) {
      MillraceFit fit = new MillraceFit(data, session);
      fit.epoch();
      Map<String, Double> last = Map.of();
      long start = System.nanoTime();
      for (int epoch = 0; epoch < data.epochs(); epoch++) {
        last = fit.epoch();
      }
      return new Timed((System.nanoTime() - start) / 1e9, last.get("loss"));
    }
  }

  private Map<String, Double> epoch() {
    MetricTotals totals = session.newTotals();
    int width = data.featureCount();
    for (int row = 0; row < data.rows(); row += data.batchSize()) {
      int until = Math.min(data.rows(), row + data.batchSize());
      session.trainOnBatch(
          Arrays.copyOfRange(features, row * width, until * width),
          Arrays.copyOfRange(labels, row, until),
          until - row,
          totals);
    }
    return totals.results();
  }

  /** How long the epochs took, and the mean loss of the last. */
  record Timed(double seconds, double loss) {}
}
