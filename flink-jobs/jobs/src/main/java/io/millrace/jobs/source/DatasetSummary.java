package io.millrace.jobs.source;

import java.util.Set;

/**
 * What was read, in examples.
 *
 * @param rejectedRecords records that could not be decoded
 * @param featureCount values of each example
 * @param labelCount label values of each example; 0 when the records carry none
 * @param constantLabels indices of the label values that are the same in all training examples
 */
public record DatasetSummary(
    int trainingExamples,
    int validationExamples,
    int testExamples,
    int rejectedRecords,
    int featureCount,
    int labelCount,
    Set<Integer> constantLabels) {
  public DatasetSummary {
    constantLabels = Set.copyOf(constantLabels);
  }
}
