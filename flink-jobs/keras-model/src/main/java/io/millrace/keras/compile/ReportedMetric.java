package io.millrace.keras.compile;

import io.millrace.keras.metric.Metric;

/**
 * A metric under the name that Keras reports it by.
 *
 * @param name unique in the model
 * @param objective index of the output that it measures
 * @param weighted whether examples count by their weights
 */
public record ReportedMetric(String name, int objective, Metric metric, boolean weighted) {}
