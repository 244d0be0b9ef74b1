package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepSeriesTest {
  @ParameterizedTest
  @CsvSource({
    "1, 9, 0",
    "1, 10, 1",
    "1, 1000, 1",
    "1, 1001, 2",
    "20, 11, 1",
    "20, 10000, 200",
    "400, 11, 6",
    "500, 22, 11",
    "501, 1000000, 0",
    "1000, 22, 0",
    "2000, 22, 0"
  })
  void shouldCutEpochsSoThatAThousandPiecesAreNotExceeded(int epochs, long steps, long length) {
    assertThat(StepSeries.length(epochs, steps)).isEqualTo(length);
  }
}
