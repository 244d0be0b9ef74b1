package io.millrace.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the training part is done.
 *
 * @param epoch counted from 1
 * @param step optimizer steps since the start of the training
 * @param training mean over the epoch's batches, as Keras reports it
 * @param validation measured with the epoch's weights; empty without a validation part
 * @param durationMs wall time of the epoch in milliseconds
 * @param learningRate of the epoch's last step; null in events of releases that did not tell
 */
public record EpochCompleted(
    String resultId,
    int epoch,
    int epochs,
    long step,
    Map<String, Double> training,
    Map<String, Double> validation,
    long durationMs,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double learningRate)
    implements JobEvent {
  public EpochCompleted {
    Objects.requireNonNull(resultId, "resultId");
    training = Map.copyOf(Objects.requireNonNull(training, "training"));
    validation = Map.copyOf(Objects.requireNonNull(validation, "validation"));
  }
}
