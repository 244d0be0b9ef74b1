package io.millrace.controlplane.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdentifiersTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static Identifiers at(Instant time) {
    return new Identifiers(Clock.fixed(time, ZoneOffset.UTC));
  }

  @Test
  void shouldSortInTheOrderOfMakingWithinOneMillisecond() {
    // Given
    Identifiers ids = at(NOW);

    // When
    List<String> made = Stream.generate(ids::next).limit(1000).toList();

    // Then
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void shouldSortAcrossTimeAndBelowTheStartOfAList() {
    // When
    String now = at(NOW).next();
    String later = at(NOW.plusMillis(1)).next();

    // Then
    assertThat(now).isLessThan(later).hasSize(12);
    assertThat(later).isLessThan(PageRequest.of(null, null).cursor());
  }

  @Test
  void shouldFitAJobId() {
    assertThat(new JobId("tr-" + at(NOW).next()).value()).startsWith("tr-");
  }
}
