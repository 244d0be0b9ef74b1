package io.millrace.contracts.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorTest {
  @ParameterizedTest
  @CsvSource({
    "loss, false",
    "val_loss, false",
    "val_accuracy, true",
    "sparse_categorical_accuracy, true",
    "val_auc, true",
    "mae, false",
    "root_mean_squared_error, false",
    "accuracy_head_loss, false",
    "R2_score, true"
  })
  void shouldKnowWhichMetricsAreBetterWhenHigher(String metric, boolean higher) {
    assertThat(Monitor.of(metric).higherIsBetter()).isEqualTo(higher);
  }

  @Test
  void shouldObeyTheGivenDirection() {
    assertThat(new Monitor("accuracy", Direction.MIN).higherIsBetter()).isFalse();
    assertThat(new Monitor("loss", Direction.MAX).higherIsBetter()).isTrue();
  }

  @Test
  void shouldTakeValuesOfTheNamedPart() {
    Map<String, Double> training = Map.of("loss", 1.0);
    Map<String, Double> validation = Map.of("loss", 2.0);

    assertThat(Monitor.of("loss").value(training, validation)).isEqualTo(1.0);
    assertThat(Monitor.of("val_loss").value(training, validation)).isEqualTo(2.0);
    assertThat(Monitor.of("val_accuracy").value(training, validation)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "loss, 0.5, 1.0, 0.1, true",
    "loss, 0.95, 1.0, 0.1, false",
    "loss, 1.0, 1.0, 0, false",
    "accuracy, 0.9, 0.5, 0.1, true",
    "accuracy, 0.55, 0.5, 0.1, false",
    "loss, NaN, 1.0, 0, false",
    "loss, 7.0, , 0, true"
  })
  void shouldCountChangesBeyondTheDelta(
      String metric, double value, Double best, double minDelta, boolean improved) {
    assertThat(Monitor.of(metric).isImprovement(value, best, minDelta)).isEqualTo(improved);
  }
}
