package io.millrace.keras.metric;

import java.util.Objects;

/**
 * What is reported beside the loss.
 *
 * @param name as it is reported; {@code accuracy} keeps that name whatever it was resolved to
 */
public record Metric(String name, MetricFunction function) {
  public Metric {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(function, "function");
  }
}
