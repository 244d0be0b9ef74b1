package io.millrace.controlplane.submission.kubernetes.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.submission.kubernetes.preflight.OperatorVersion.Fitness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.16.1, FIT",
    "release-1.17.0, FIT",
    "v2.0.0, FIT",
    "1.16.0, OLD",
    "release-1.15.0, OLD",
    "1.9.9, OLD"
  })
  void shouldKnowFromItsReleaseWhetherItKeepsTheEndOfAJob(String tag, Fitness fitness) {
    assertThat(OperatorVersion.ofRelease(tag, "image of x"))
        .hasValue(new OperatorVersion(fitness, tag + " (image of x)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "1.16-SNAPSHOT", "6e9caeb"})
  void shouldNotGuessFromATagThatNamesNoRelease(String tag) {
    assertThat(OperatorVersion.ofRelease(tag, "image of x")).isEmpty();
  }

  @Test
  void shouldSayWhatMayHappenUnderAnOldOne() {
    assertThat(OperatorVersion.ofSchema(false).risk())
        .hasValue(
            "the Flink Kubernetes Operator is older than 1.16 (by the schema of FlinkDeployment);"
                + " before 1.16.1 it may run a training that has ended once more, or lose its end");
    assertThat(OperatorVersion.ofSchema(true).risk()).isEmpty();
  }
}
