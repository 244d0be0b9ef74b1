package io.millrace.jobs.training;

import io.millrace.contracts.fit.Monitor;
import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.TrainingSession;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the weights of the epoch in which a metric was best; the first until one is better. */
final class BestEpoch {
  private final Monitor monitor;
  private @Nullable Double best;
  private int epoch;
  private List<WeightValues> weights = List.of();

  BestEpoch(Monitor monitor) {
    this.monitor = monitor;
  }

  /** To be called after each epoch. */
  void compare(EpochScores completed, TrainingSession session) {
    double value = completed.of(monitor);
    boolean better = monitor.isImprovement(value, best, 0);
    if (better) {
      best = value;
    }
    if (better || epoch == 0) {
      epoch = completed.number();
      weights = session.weights();
    }
  }

  /**
   * Gives the session the best weights. Those of the epoch's measurement, not their averages, where
   * the optimizer makes some: as in Keras, where restoring comes after averaging.
   *
   * @return the epoch; null when none is completed
   */
  @Nullable Integer assign(TrainingSession session) {
    if (epoch == 0) {
      return null;
    }
    session.assignWeights(weights);
    return epoch;
  }

  void writeTo(StateCapture out) throws IOException {
    out.writeDouble(best == null ? Double.NaN : best);
    out.writeInt(epoch);
    for (WeightValues weight : weights) {
      out.writeFloats(weight.values());
    }
  }

  /**
   * @param session of the same model, which knows names and shapes
   */
  void readFrom(StateRestore in, TrainingSession session) throws IOException {
    double value = in.readDouble();
    best = Double.isNaN(value) ? null : value;
    epoch = in.readInt();
    weights =
        epoch == 0
            ? List.of()
            : session.weights().stream()
                .map(weight -> new WeightValues(weight.name(), weight.shape(), in.readFloats()))
                .toList();
  }
}
