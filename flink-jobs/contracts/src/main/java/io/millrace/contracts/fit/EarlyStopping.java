package io.millrace.contracts.fit;

import io.millrace.contracts.json.OptionalMember;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ends the training when a metric has stopped to improve, as Keras' callback of that name.
 *
 * @param minDelta smallest change that counts as improvement, at least 0
 * @param patience epochs without improvement after which the training ends, at least 0
 * @param startFromEpoch epochs at the beginning that are not looked at, at least 0
 * @param baseline value that the metric must reach to count as improvement; null has none
 */
public record EarlyStopping(
    Monitor monitor,
    double minDelta,
    int patience,
    int startFromEpoch,
    @OptionalMember @Nullable Double baseline) {
  public EarlyStopping {
    Objects.requireNonNull(monitor, "monitor");
    Requirement.of(
        minDelta >= 0 && Double.isFinite(minDelta), "minDelta", minDelta, "a number of 0 or more");
    Requirement.of(patience >= 0, "patience", patience, "0 or more");
    Requirement.of(startFromEpoch >= 0, "startFromEpoch", startFromEpoch, "0 or more");
  }
}
