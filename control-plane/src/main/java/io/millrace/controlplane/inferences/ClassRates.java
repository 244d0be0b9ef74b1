package io.millrace.controlplane.inferences;

import io.millrace.contracts.event.ScoringProgress;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds up how often the subtasks of one deployment predict each class. Of many classes it names
 * those that were frequent lately, so that they do not change from second to second.
 */
final class ClassRates {
  static final int MOST = 20;
  private static final double FADING = 0.98;
  private final Map<String, Double> lately = new HashMap<>();

  /**
   * @param subtasks what each told last
   * @return by label, in the order of the model's classes; null when none told of classes
   */
  @Nullable Map<String, Double> of(Collection<ScoringProgress> subtasks) {
    Map<String, Double> sum = new LinkedHashMap<>();
    boolean told = false;
    for (ScoringProgress subtask : subtasks) {
      if (subtask.classesPerSecond() != null) {
        told = true;
        subtask.classesPerSecond().forEach((label, rate) -> sum.merge(label, rate, Double::sum));
      }
    }
    return told ? named(sum) : null;
  }

  private Map<String, Double> named(Map<String, Double> sum) {
    lately.keySet().retainAll(sum.keySet());
    sum.forEach((label, rate) -> lately.merge(label, rate, (before, now) -> before * FADING + now));
    Set<String> named = mostFrequent(sum);
    Map<String, Double> rates = new LinkedHashMap<>();
    double others = 0;
    for (Map.Entry<String, Double> entry : sum.entrySet()) {
      if (named.contains(entry.getKey())) {
        rates.put(entry.getKey(), entry.getValue());
      } else {
        others += entry.getValue();
      }
    }
    if (rates.size() < sum.size()) {
      rates.put(ScoringProgress.OTHER_CLASSES, others);
    }
    return rates;
  }

  private Set<String> mostFrequent(Map<String, Double> sum) {
    Set<String> classes = new HashSet<>(sum.keySet());
    classes.remove(ScoringProgress.OTHER_CLASSES);
    if (classes.size() <= MOST) {
      return sum.keySet();
    }
    return classes.stream()
        .sorted(Comparator.comparingDouble((String label) -> -lately.getOrDefault(label, 0.0)))
        .limit(MOST)
        .collect(Collectors.toSet());
  }
}
