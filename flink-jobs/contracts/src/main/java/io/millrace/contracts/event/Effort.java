package io.millrace.contracts.event;

/**
 * What a training took.
 *
 * @param epochs that were trained, the last perhaps in part
 * @param steps of the optimizer
 * @param examplesPerSecond training examples by the time from the first to the last
 * @param peakMemoryBytes most memory that the process had resident so far; all models that are
 *     trained in one process share it. 0 where the system does not tell
 */
public record Effort(int epochs, long steps, double examplesPerSecond, long peakMemoryBytes) {}
