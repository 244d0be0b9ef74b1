package io.millrace.controlplane.trainings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Metrics over epochs, by column.
 *
 * @param epochs the shown epochs, ascending
 * @param train by metric name a value for each shown epoch
 */
@Schema(name = "MetricSeries")
record MetricSeries(
    List<Integer> epochs,
    Map<String, List<@Nullable Double>> train,
    Map<String, List<@Nullable Double>> validation) {

  static MetricSeries of(List<EpochMetrics> shown) {
    return new MetricSeries(
        shown.stream().map(EpochMetrics::epoch).toList(),
        columns(shown, EpochMetrics::train),
        columns(shown, EpochMetrics::validation));
  }

  private static Map<String, List<@Nullable Double>> columns(
      List<EpochMetrics> shown, Function<EpochMetrics, Map<String, @Nullable Double>> part) {
    TreeSet<String> names = new TreeSet<>();
    shown.forEach(epoch -> names.addAll(part.apply(epoch).keySet()));
    Map<String, List<@Nullable Double>> columns = new LinkedHashMap<>();
    for (String name : names) {
      List<@Nullable Double> values = new ArrayList<>();
      shown.forEach(epoch -> values.add(part.apply(epoch).get(name)));
      columns.put(name, values);
    }
    return columns;
  }
}
