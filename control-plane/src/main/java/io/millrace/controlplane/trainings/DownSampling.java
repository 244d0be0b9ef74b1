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
 * Thins out a long series of epochs: the first, the last, and the extremes of every metric stay,
 * the rest is taken at even distances.
 */
final class DownSampling {
  private DownSampling() {}

  /**
   * @param maxPoints epochs to keep at most, at least 2
   */
  static List<EpochMetrics> keep(List<EpochMetrics> epochs, int maxPoints) {
    if (epochs.size() <= maxPoints) {
      return epochs;
    }
    Set<Integer> kept = new LinkedHashSet<>();
    kept.add(0);
    kept.add(epochs.size() - 1);
    for (int index : extremes(epochs)) {
      if (kept.size() < maxPoints) {
        kept.add(index);
      }
    }
    fill(kept, epochs.size(), maxPoints);
    return kept.stream().sorted().map(epochs::get).toList();
  }

  private static List<Integer> extremes(List<EpochMetrics> epochs) {
    List<Integer> extremes = new ArrayList<>();
    List<Function<EpochMetrics, Map<String, @Nullable Double>>> parts =
        List.of(EpochMetrics::train, EpochMetrics::validation);
    for (var part : parts) {
      Set<String> names = new TreeSet<>();
      epochs.forEach(epoch -> names.addAll(part.apply(epoch).keySet()));
      for (String name : names) {
        Comparator<Integer> byValue =
            Comparator.comparingDouble(index -> value(part.apply(epochs.get(index)), name));
        List<Integer> present =
            IntStream.range(0, epochs.size())
                .filter(index -> part.apply(epochs.get(index)).get(name) != null)
                .boxed()
                .toList();
        present.stream().min(byValue).ifPresent(extremes::add);
        present.stream().max(byValue).ifPresent(extremes::add);
      }
    }
    return extremes;
  }

  private static double value(Map<String, @Nullable Double> metrics, String name) {
    Double value = metrics.get(name);
    return value == null ? 0 : value;
  }

  private static void fill(Set<Integer> kept, int size, int maxPoints) {
    int missing = maxPoints - kept.size();
    for (int i = 1; i <= missing; i++) {
      kept.add((int) ((long) i * (size - 1) / (missing + 1)));
    }
  }
}
