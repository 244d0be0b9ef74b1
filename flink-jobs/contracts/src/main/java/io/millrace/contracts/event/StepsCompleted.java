package io.millrace.contracts.event;

import java.util.Map;
import java.util.Objects;

/**
 * Some optimizer steps within an epoch are done. How many make one of these depends on the training
 * only, never on time, so that a repetition after a recovery tells the same.
 *
 * @param epoch counted from 1
 * @param step optimizer steps since the start of the training
 * @param steps number of steps that {@code training} is the mean of, at least 1
 * @param training mean over the batches of these steps
 * @param learningRate of the last of these steps
 */
public record StepsCompleted(
    String resultId,
    int epoch,
    long step,
    int steps,
    Map<String, Double> training,
    double learningRate)
    implements JobEvent {
  public StepsCompleted {
    Objects.requireNonNull(resultId, "resultId");
    training = Map.copyOf(Objects.requireNonNull(training, "training"));
  }
}
