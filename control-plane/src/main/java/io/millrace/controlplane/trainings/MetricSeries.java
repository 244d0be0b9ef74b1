package io.millrace.controlplane.trainings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Metrics over epochs or steps, by column; every column has a value for each shown point.
 *
 * @param epochs of the shown points, ascending
 * @param steps optimizer steps since the start of the training, ascending
 * @param train by metric name
 * @param validation by metric name; none by step
 * @param learningRate null where the job did not tell
 * @param times when the job had measured each point; null where an earlier release wrote it down
 */
@Schema(name = "MetricSeries")
record MetricSeries(
    List<Integer> epochs,
    List<Long> steps,
    Map<String, List<@Nullable Double>> train,
    Map<String, List<@Nullable Double>> validation,
    List<@Nullable Double> learningRate,
    List<@Nullable Instant> times) {

  static MetricSeries of(List<MetricPoint> shown) {
    List<@Nullable Double> rates = new ArrayList<>();
    List<@Nullable Instant> times = new ArrayList<>();
    shown.forEach(point -> rates.add(point.learningRate()));
    shown.forEach(point -> times.add(point.time()));
    return new MetricSeries(
        shown.stream().map(MetricPoint::epoch).toList(),
        shown.stream().map(MetricPoint::step).toList(),
        columns(shown, MetricPoint::train),
        columns(shown, MetricPoint::validation),
        rates,
        times);
  }

  private static Map<String, List<@Nullable Double>> columns(
      List<MetricPoint> shown, Function<MetricPoint, Map<String, @Nullable Double>> part) {
    TreeSet<String> names = new TreeSet<>();
    shown.forEach(point -> names.addAll(part.apply(point).keySet()));
    Map<String, List<@Nullable Double>> columns = new LinkedHashMap<>();
    for (String name : names) {
      List<@Nullable Double> values = new ArrayList<>();
      shown.forEach(point -> values.add(part.apply(point).get(name)));
      columns.put(name, values);
    }
    return columns;
  }
}
