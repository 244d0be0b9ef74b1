package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {
  private final LatencyHistogram histogram = new LatencyHistogram();

  @Test
  void shouldSayZeroWhenNothingWasRecorded() {
    assertThat(histogram.percentileMs(0.99)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 31, 32, 33, 63, 64, 1_000, 123_456, 5_000_000_000L, Long.MAX_VALUE})
  void shouldBeWithinThreePercentOfADuration(long nanos) {
    histogram.record(nanos);

    assertThat(histogram.percentileMs(0.5)).isCloseTo(nanos / 1e6, Percentage.withPercentage(3.2));
  }

  @Test
  void shouldFindPercentiles() {
    for (int millis = 1; millis <= 1000; millis++) {
      histogram.record(millis * 1_000_000L);
    }

    assertThat(histogram.percentileMs(0.5)).isCloseTo(500, Percentage.withPercentage(3.2));
    assertThat(histogram.percentileMs(0.99)).isCloseTo(990, Percentage.withPercentage(3.2));
    assertThat(histogram.percentileMs(0)).isCloseTo(1, within(0.04));
  }

  @Test
  void shouldForgetWhatWasBeforeAReset() {
    histogram.record(1_000_000_000);
    histogram.reset();
    histogram.record(1_000_000);

    assertThat(histogram.percentileMs(1)).isLessThan(1.1);
  }
}
