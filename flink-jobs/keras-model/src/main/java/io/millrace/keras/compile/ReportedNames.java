package io.millrace.keras.compile;

import io.millrace.keras.metric.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names as {@code CompileMetrics.result()} of Keras 3 makes them: with the output in front where
 * there are several, and numbered where they repeat.
 */
final class ReportedNames {
  private final List<Objective> objectives;
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<ReportedMetric> reported = new ArrayList<>();

  private ReportedNames(List<Objective> objectives) {
    this.objectives = objectives;
  }

  static List<ReportedMetric> of(List<Objective> objectives) {
    ReportedNames names = new ReportedNames(objectives);
    names.addAll(false);
    names.addAll(true);
    return List.copyOf(names.reported);
  }

  private void addAll(boolean weighted) {
    for (int i = 0; i < objectives.size(); i++) {
      Objective objective = objectives.get(i);
      String prefix = objectives.size() == 1 ? "" : objective.output() + "_";
      for (Metric metric : weighted ? objective.weightedMetrics() : objective.metrics()) {
        reported.add(new ReportedMetric(name(prefix, metric, weighted), i, metric, weighted));
      }
    }
  }

  private String name(String prefix, Metric metric, boolean weighted) {
    String name = prefix + metric.name();
    if (weighted && counts.containsKey(name)) {
      name = prefix + "weighted_" + metric.name();
    }
    int before = counts.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : name + "_" + before;
  }
}
