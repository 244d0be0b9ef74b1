package io.millrace.contracts.fit;

import java.util.Objects;

/**
 * Lowers the learning rate when a metric has stopped to improve, as Keras' {@code
 * ReduceLROnPlateau}.
 *
 * @param factor by which the learning rate is multiplied, above 0 and below 1
 * @param patience epochs without improvement after which it is, at least 1
 * @param minDelta smallest change that counts as improvement, at least 0
 * @param cooldown epochs after a reduction that are not counted, at least 0
 * @param minLearningRate below which it is not lowered, at least 0
 */
public record ReduceOnPlateau(
    Monitor monitor,
    double factor,
    int patience,
    double minDelta,
    int cooldown,
    double minLearningRate) {
  public ReduceOnPlateau {
    Objects.requireNonNull(monitor, "monitor");
    Requirement.of(factor > 0 && factor < 1, "factor", factor, "above 0 and below 1");
    Requirement.of(patience >= 1, "patience", patience, "1 or more");
    Requirement.of(
        minDelta >= 0 && Double.isFinite(minDelta), "minDelta", minDelta, "a number of 0 or more");
    Requirement.of(cooldown >= 0, "cooldown", cooldown, "0 or more");
    Requirement.of(
        minLearningRate >= 0 && Double.isFinite(minLearningRate),
        "minLearningRate",
        minLearningRate,
        "a number of 0 or more");
  }
}
