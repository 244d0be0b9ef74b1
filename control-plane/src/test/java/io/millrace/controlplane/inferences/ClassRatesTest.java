package io.millrace.controlplane.inferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.millrace.contracts.event.ScoringProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassRatesTest {
  private final ClassRates rates = new ClassRates();

  private static ScoringProgress progress(int subtask, @Nullable Map<String, Double> classes) {
    return new ScoringProgress("i", subtask, 1, 0, 1, 1, 1, 1, null, classes, null);
  }

  private static Map<String, Double> classes(int count, double rate) {
    Map<String, Double> classes = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      classes.put("c" + i, rate);
    }
    return classes;
  }

  @Test
  void shouldAddUpSubtasks() {
    assertThat(
            rates.of(
                List.of(
                    progress(0, Map.of("a", 1.0)),
                    progress(1, Map.of("a", 2.0)),
                    progress(2, null))))
        .containsExactly(entry("a", 3.0));
  }

  @Test
  void shouldKnowNoClassesWhenNoSubtaskDoes() {
    assertThat(rates.of(List.of(progress(0, null)))).isNull();
  }

  @Test
  void shouldNameTwentyAndAddUpTheRest() {
    Map<String, Double> of25 = classes(25, 1);
    of25.put("others", 7.0);
    of25.put("c24", 9.0);

    Map<String, Double> named = rates.of(List.of(progress(0, of25)));

    assertThat(named).hasSize(21).containsEntry("c24", 9.0).containsEntry("others", 12.0);
  }

  @Test
  void shouldGoOnNamingWhatWasFrequentLately() {
    // Given
    Map<String, Double> usual = classes(25, 0);
    classes(20, 10).forEach(usual::put);
    for (int second = 0; second < 10; second++) {
      rates.of(List.of(progress(0, usual)));
    }

    // When
    Map<String, Double> odd = classes(25, 0);
    odd.put("c24", 30.0);
    Map<String, Double> named = rates.of(List.of(progress(0, odd)));

    // Then
    assertThat(named).containsKeys("c0", "c19").containsEntry("others", 30.0);
  }
}
