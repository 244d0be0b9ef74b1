package io.millrace.jobs.inference;

import static io.millrace.contracts.event.ScoringProgress.MOST_CLASSES;
import static io.millrace.contracts.event.ScoringProgress.OTHER_CLASSES;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each class was predicted by one subtask. One thread only. */
final class ClassTally {
  private final Map<List<String>, Counts> ofLabels = new LinkedHashMap<>();
  private @Nullable Counts newest;

  /**
   * @param labels of a model that is about to score; models of the same labels count together
   */
  Counts of(List<String> labels) {
    Counts counts = ofLabels.computeIfAbsent(List.copyOf(labels), Counts::new);
    newest = counts;
    return counts;
  }

  /**
   * Predictions of each class in a second since the last call, in the order of the model's classes.
   * Those of earlier models are there while they are predicted. Null when no model had classes.
   */
  @Nullable Map<String, Double> rates(double seconds) {
    if (newest == null) {
      return null;
    }
    Map<String, Double> rates = new LinkedHashMap<>();
    for (Counts counts : ofLabels.values()) {
      counts.into(rates, counts == newest, seconds);
    }
    return rates;
  }

  /** Of one list of labels. */
  static final class Counts {
    private final List<String> labels;
    private final long[] now;
    private final long[] ever;

    private Counts(List<String> labels) {
      this.labels = labels;
      this.now = new long[labels.size()];
      this.ever = new long[labels.size()];
    }

    void add(int index) {
      now[index]++;
    }

    private void into(Map<String, Double> rates, boolean all, double seconds) {
      for (int i = 0; i < now.length; i++) {
        ever[i] += now[i];
      }
      for (int i : named()) {
        if (all || now[i] > 0) {
          rates.merge(labels.get(i), now[i] / seconds, Double::sum);
        }
        now[i] = 0;
      }
      long others = 0;
      for (int i = 0; i < now.length; i++) {
        others += now[i];
        now[i] = 0;
      }
      if (others > 0) {
        rates.merge(OTHER_CLASSES, others / seconds, Double::sum);
      }
    }

    /** The most frequent ever, so that from report to report they are the same; in their order. */
    private List<Integer> named() {
      List<Integer> indexes = new ArrayList<>(labels.size());
      for (int i = 0; i < labels.size(); i++) {
        indexes.add(i);
      }
      if (indexes.size() > MOST_CLASSES) {
        indexes.sort(Comparator.comparingLong((Integer i) -> ever[i]).reversed());
        indexes = new ArrayList<>(indexes.subList(0, MOST_CLASSES));
        indexes.sort(Comparator.naturalOrder());
      }
      return indexes;
    }
  }
}
