package io.millrace.jobs.source;

/**
 * What was read, in examples.
 *
 * @param rejectedRecords records that could not be decoded
 * @param featureCount values of each example
 * @param labelCount label values of each example; 0 when the records carry none
 */
public record DatasetSummary(
    int trainingExamples,
    int validationExamples,
    int testExamples,
    int rejectedRecords,
    int featureCount,
    int labelCount) {}
