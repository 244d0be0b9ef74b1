package io.millrace.controlplane.trainings;

import io.millrace.contracts.fit.BestWeights;
import io.millrace.contracts.fit.Direction;
import io.millrace.contracts.fit.Monitor;
import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the weights of the best epoch instead of those of the last.
 *
 * @param monitor val_loss when absent
 * @param direction by the name of the metric when absent
 */
@Schema(name = "BestWeights")
record BestWeightsOptions(@Nullable String monitor, @Nullable Direction direction) {
  BestWeightsOptions {
    monitor = Watched.metric(monitor);
    direction = Watched.direction(direction);
  }

  void check(RequestViolations violations, String pointer) {
    Watched.check(monitor, violations, pointer);
  }

  BestWeights option() {
    return new BestWeights(
        new Monitor(Objects.requireNonNull(monitor), Objects.requireNonNull(direction)));
  }
}
