package io.millrace.controlplane.inferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringMetricsTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void shouldKnowNothingBeforeASubtaskHasReported() {
    assertThat(ScoringMetrics.of(List.of(), 7L, Map.of("a", 1.0))).isNull();
  }

  @Test
  void shouldKeepCountsAndLagAndTheBeginOfTheModelAndNoRateAtRest() {
    // Given
    ScoringMetrics busy =
        new ScoringMetrics(
            30, 1, 20, 2, 4, 3, 5.0, 10.0, 2, 700L, 12L, Map.of("a", 15.0, "b", 5.0), TIME);

    // When
    ScoringMetrics rests = busy.atRest(TIME.plusSeconds(9));

    // Then
    assertThat(rests)
        .isEqualTo(
            new ScoringMetrics(
                30,
                1,
                0,
                0,
                0,
                3,
                0.0,
                0.0,
                2,
                9_700L,
                12L,
                Map.of("a", 0.0, "b", 0.0),
                TIME.plusSeconds(9)));
  }
}
