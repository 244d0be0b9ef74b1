package io.millrace.controlplane.trainings;

import io.millrace.contracts.fit.Direction;
import io.millrace.contracts.fit.EarlyStopping;
import io.millrace.contracts.fit.Monitor;
import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ends a training when a metric has stopped to improve; what is absent is as in Keras' callback.
 *
 * @param monitor val_loss when absent
 * @param direction by the name of the metric when absent
 * @param patience epochs without improvement after which the training ends
 * @param baseline value that the metric must reach to count as improvement
 */
@Schema(name = "EarlyStopping")
record EarlyStoppingOptions(
    @Nullable String monitor,
    @Nullable Direction direction,
    @Nullable Double minDelta,
    @Nullable Integer patience,
    @Nullable Integer startFromEpoch,
    @Nullable Double baseline) {
  EarlyStoppingOptions {
    monitor = Watched.metric(monitor);
    direction = Watched.direction(direction);
    minDelta = minDelta == null ? Double.valueOf(0) : minDelta;
    patience = patience == null ? Integer.valueOf(0) : patience;
    startFromEpoch = startFromEpoch == null ? Integer.valueOf(0) : startFromEpoch;
  }

  void check(RequestViolations violations, String pointer) {
    Watched.check(monitor, violations, pointer);
    Watched.requireAtLeast(minDelta, 0, violations, pointer + "/minDelta");
    Watched.requireAtLeast(patience, 0, violations, pointer + "/patience");
    Watched.requireAtLeast(startFromEpoch, 0, violations, pointer + "/startFromEpoch");
  }

  EarlyStopping option() {
    return new EarlyStopping(
        new Monitor(Objects.requireNonNull(monitor), Objects.requireNonNull(direction)),
        minDelta,
        patience,
        startFromEpoch,
        baseline);
  }
}
