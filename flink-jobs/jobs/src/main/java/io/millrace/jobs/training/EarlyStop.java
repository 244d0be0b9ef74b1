package io.millrace.jobs.training;

import io.millrace.contracts.fit.EarlyStopping;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds out when a metric has stopped to improve, in the way of Keras' {@code EarlyStopping}. */
final class EarlyStop {
  private final EarlyStopping option;
  private @Nullable Double best;
  private int wait;

  EarlyStop(EarlyStopping option) {
    this.option = option;
  }

  /** Whether the training ends after this epoch; never after the first. */
  boolean isDue(EpochScores epoch) {
    if (epoch.number() <= option.startFromEpoch()) {
      return false;
    }
    double value = epoch.of(option.monitor());
    wait++;
    if (option.monitor().isImprovement(value, best, option.minDelta())) {
      best = value;
      if (reachesBaseline(value)) {
        wait = 0;
      }
      return false;
    }
    return wait >= option.patience() && epoch.number() > 1;
  }

  private boolean reachesBaseline(double value) {
    Double baseline = option.baseline();
    return baseline == null || option.monitor().isImprovement(value, baseline, option.minDelta());
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(wait);
    out.writeDouble(best == null ? Double.NaN : best);
  }

  void readFrom(DataInputStream in) throws IOException {
    wait = in.readInt();
    double value = in.readDouble();
    best = Double.isNaN(value) ? null : value;
  }
}
