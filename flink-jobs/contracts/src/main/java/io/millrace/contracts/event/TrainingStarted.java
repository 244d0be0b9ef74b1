package io.millrace.contracts.event;

import java.util.Objects;

/**
 * The data set of one model is read and split; numbers are examples.
 *
 * @param rejectedRecords records that could not be decoded and went to the dead letters
 */
public record TrainingStarted(
    String resultId,
    int trainingExamples,
    int validationExamples,
    int testExamples,
    int rejectedRecords)
    implements JobEvent {
  public TrainingStarted {
    Objects.requireNonNull(resultId, "resultId");
  }
}
