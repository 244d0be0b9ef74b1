package io.millrace.keras.compile;

/**
 * What is reported beside the loss.
 *
 * @param name as it is reported; {@code accuracy} keeps that name whatever it was resolved to
 */
public record Metric(String name, MetricFunction function) {}
