package io.millrace.jobs.training;

import io.millrace.contracts.fit.Monitor;
import java.util.Map;

/**
 * What an epoch was measured by.
 *
 * @param number counted from 1
 * @param training metrics by their names
 * @param validation likewise; empty without a validation part
 */
record EpochScores(int number, Map<String, Double> training, Map<String, Double> validation) {
  /** No number for a metric that there is not, which {@link OptionChecks} does not let through. */
  double of(Monitor monitor) {
    Double value = monitor.value(training, validation);
    return value == null ? Double.NaN : value;
  }
}
