package io.millrace.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.model.Evaluation.Sample;
import org.junit.jupiter.api.Test;

class ThinnedSamplesTest {
  @Test
  void shouldKeepEveryFourthOfTenWhenFourAreTheMost() {
    ThinnedSamples samples = new ThinnedSamples(4);

    for (int i = 0; i < 10; i++) {
      samples.add(i, -i);
    }

    assertThat(samples.all()).extracting(Sample::given).containsExactly(0.0, 4.0, 8.0);
  }
}
