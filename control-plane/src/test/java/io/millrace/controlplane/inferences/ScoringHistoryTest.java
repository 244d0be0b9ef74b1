package io.millrace.controlplane.inferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScoringHistoryTest {
  private final ScoringHistory history = new ScoringHistory();

  private void add(double second, long scored) {
    Instant time = Instant.ofEpochMilli((long) (second * 1000));
    history.add(
        "i", new ScoringMetrics(scored, 0, 1, 1, 1, 1, null, null, null, null, null, null, time));
  }

  @Test
  void shouldKeepTheLastPointOfEachSecond() {
    // When
    add(1.1, 10);
    add(1.9, 20);
    add(2.0, 30);

    // Then
    assertThat(history.of("i")).extracting(ScoringMetrics::scored).containsExactly(20L, 30L);
  }

  @Test
  void shouldStayInOrderWhenAReportComesAfterItWasTakenForSilence() {
    // When
    add(1, 10);
    add(4.7, 10);
    add(3.6, 20);
    add(4.6, 30);

    // Then
    assertThat(history.of("i")).extracting(ScoringMetrics::scored).containsExactly(10L, 20L, 30L);
  }

  @Test
  void shouldForgetWhatIsOlderThanTenMinutes() {
    // When
    add(0, 1);
    add(1, 2);
    add(601, 3);

    // Then
    assertThat(history.of("i")).extracting(ScoringMetrics::scored).containsExactly(2L, 3L);
  }

  @Test
  void shouldKnowNothingOfADeploymentThatIsGone() {
    // Given
    add(0, 1);

    // When
    history.forget("i");

    // Then
    assertThat(history.of("i")).isEmpty();
  }
}
