package io.millrace.controlplane.trainings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Thins out a long series: the first, the last, and the extremes of every metric stay; of the rest,
 * cut into stretches of equal length, the points with the least and the greatest value of each
 * stretch, so that peaks stay visible.
 */
final class DownSampling {
  private static final String LOSS = "loss";

  private DownSampling() {}

  /**
   * @param maxPoints to keep at most, at least 2
   */
  static List<MetricPoint> keep(List<MetricPoint> points, int maxPoints) {
    if (points.size() <= maxPoints) {
      return points;
    }
    Set<Integer> kept = new LinkedHashSet<>();
    kept.add(0);
    kept.add(points.size() - 1);
    for (int index : extremes(points)) {
      if (kept.size() < maxPoints) {
        kept.add(index);
      }
    }
    fill(kept, points, maxPoints);
    return kept.stream().sorted().map(points::get).toList();
  }

  private static List<Integer> extremes(List<MetricPoint> points) {
    List<Integer> extremes = new ArrayList<>();
    List<Function<MetricPoint, Map<String, @Nullable Double>>> parts =
        List.of(MetricPoint::train, MetricPoint::validation);
    for (var part : parts) {
      for (String name : names(points, part)) {
        Comparator<Integer> byValue = byValue(points, part, name);
        List<Integer> present =
            IntStream.range(0, points.size())
                .filter(index -> part.apply(points.get(index)).get(name) != null)
                .boxed()
                .toList();
        present.stream().min(byValue).ifPresent(extremes::add);
        present.stream().max(byValue).ifPresent(extremes::add);
      }
    }
    return extremes;
  }

  private static Set<String> names(
      List<MetricPoint> points, Function<MetricPoint, Map<String, @Nullable Double>> part) {
    Set<String> names = new TreeSet<>();
    points.forEach(point -> names.addAll(part.apply(point).keySet()));
    return names;
  }

  private static Comparator<Integer> byValue(
      List<MetricPoint> points,
      Function<MetricPoint, Map<String, @Nullable Double>> part,
      String name) {
    return Comparator.comparingDouble(index -> value(part.apply(points.get(index)), name));
  }

  private static double value(Map<String, @Nullable Double> metrics, String name) {
    Double value = metrics.get(name);
    return value == null ? 0 : value;
  }

  /** Two points of each stretch, by the loss or, without one, the first metric. */
  private static void fill(Set<Integer> kept, List<MetricPoint> points, int maxPoints) {
    Set<String> names = names(points, MetricPoint::train);
    String name = names.isEmpty() || names.contains(LOSS) ? LOSS : names.iterator().next();
    Comparator<Integer> byValue = byValue(points, MetricPoint::train, name);
    int stretches = (maxPoints - kept.size()) / 2;
    for (int i = 0; i < stretches; i++) {
      int from = (int) ((long) i * points.size() / stretches);
      int until = (int) ((long) (i + 1) * points.size() / stretches);
      IntStream.range(from, until).boxed().min(byValue).ifPresent(kept::add);
      // The last of equal ones, so that a flat stretch keeps two points as well.
      IntStream.range(from, until)
          .boxed()
          .reduce((a, b) -> byValue.compare(b, a) >= 0 ? b : a)
          .ifPresent(kept::add);
    }
  }
}
