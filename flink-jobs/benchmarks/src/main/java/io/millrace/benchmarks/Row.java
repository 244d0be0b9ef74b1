package io.millrace.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param name of the case; {@code case} in JSON
 * @param against case it is compared with; null for a case that others are compared with
 * @param ratio its value divided by the other's
 */
record Row(
    @JsonProperty("case") String name,
    String metric,
    double value,
    String unit,
    @Nullable String against,
    @Nullable Double ratio) {
  static Row of(String name, String metric, double value, String unit) {
    return new Row(name, metric, value, unit, null, null);
  }

  Row comparedWith(Row other) {
    return new Row(name, metric, value, unit, other.name, value / other.value);
  }
}
