package io.millrace.controlplane.trainings;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Metrics by name, as JSON can carry them: NaN and infinity become null. */
final class MetricValues {
  private MetricValues() {}

  static Map<String, @Nullable Double> of(Map<String, Double> metrics) {
    Map<String, @Nullable Double> values = new TreeMap<>();
    metrics.forEach((name, value) -> values.put(name, Double.isFinite(value) ? value : null));
    return values;
  }
}
