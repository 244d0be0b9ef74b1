package io.millrace.controlplane.trainings;

import io.millrace.contracts.fit.Direction;
import io.millrace.contracts.fit.Monitor;
import io.millrace.contracts.fit.ReduceOnPlateau;
import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers the learning rate when a metric has stopped to improve; what is absent is as in Keras'
 * {@code ReduceLROnPlateau}.
 *
 * @param factor by which the learning rate is multiplied
 * @param patience epochs without improvement after which it is
 * @param cooldown epochs after a reduction that are not counted
 */
@Schema(name = "ReduceOnPlateau")
record ReduceOnPlateauOptions(
    @Nullable String monitor,
    @Nullable Direction direction,
    @Nullable Double factor,
    @Nullable Integer patience,
    @Nullable Double minDelta,
    @Nullable Integer cooldown,
    @Nullable Double minLearningRate) {
  private static final double FACTOR = 0.1;
  private static final int PATIENCE = 10;
  private static final double MIN_DELTA = 1e-4;

  ReduceOnPlateauOptions {
    monitor = Watched.metric(monitor);
    direction = Watched.direction(direction);
    factor = factor == null ? Double.valueOf(FACTOR) : factor;
    patience = patience == null ? Integer.valueOf(PATIENCE) : patience;
    minDelta = minDelta == null ? Double.valueOf(MIN_DELTA) : minDelta;
    cooldown = cooldown == null ? Integer.valueOf(0) : cooldown;
    minLearningRate = minLearningRate == null ? Double.valueOf(0) : minLearningRate;
  }

  void check(RequestViolations violations, String pointer) {
    Watched.check(monitor, violations, pointer);
    violations.require(
        factor > 0 && factor < 1,
        pointer + "/factor",
        "factor " + factor + " is not legal; legal is above 0 and below 1");
    Watched.requireAtLeast(patience, 1, violations, pointer + "/patience");
    Watched.requireAtLeast(minDelta, 0, violations, pointer + "/minDelta");
    Watched.requireAtLeast(cooldown, 0, violations, pointer + "/cooldown");
    Watched.requireAtLeast(minLearningRate, 0, violations, pointer + "/minLearningRate");
  }

  ReduceOnPlateau option() {
    return new ReduceOnPlateau(
        new Monitor(Objects.requireNonNull(monitor), Objects.requireNonNull(direction)),
        factor,
        patience,
        minDelta,
        cooldown,
        minLearningRate);
  }
}
