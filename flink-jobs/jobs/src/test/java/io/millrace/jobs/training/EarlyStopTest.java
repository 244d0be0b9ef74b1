package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fit.EarlyStopping;
import io.millrace.contracts.fit.Monitor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlyStopTest {
  private static final Monitor LOSS = Monitor.of("val_loss");

  @Test
  void shouldEndAfterSoManyEpochsWithoutImprovement() {
    EarlyStop stop = new EarlyStop(new EarlyStopping(LOSS, 0, 2, 0, null));

    assertThat(endsAfter(stop, 1.0, 0.9, 0.95, 0.8, 0.8, 0.9, 0.1)).isEqualTo(6);
  }

  @Test
  void shouldNotCountAChangeThatIsTooSmall() {
    EarlyStop stop = new EarlyStop(new EarlyStopping(LOSS, 0.1, 2, 0, null));

    assertThat(endsAfter(stop, 1.0, 0.95, 0.92, 0.1)).isEqualTo(3);
  }

  @Test
  void shouldNotEndAfterTheFirstEpochWithoutPatience() {
    EarlyStop stop = new EarlyStop(new EarlyStopping(LOSS, 0, 0, 0, null));

    assertThat(endsAfter(stop, Double.NaN, Double.NaN, 0.1)).isEqualTo(2);
  }

  @Test
  void shouldNotLookAtTheFirstEpochs() {
    EarlyStop stop = new EarlyStop(new EarlyStopping(LOSS, 0, 1, 3, null));

    assertThat(endsAfter(stop, 0.1, 0.2, 0.3, 0.9, 0.8, 0.85)).isEqualTo(6);
  }

  @Test
  void shouldEndWhenTheBaselineIsNotReached() {
    EarlyStop stop = new EarlyStop(new EarlyStopping(LOSS, 0, 3, 0, 0.5));

    assertThat(endsAfter(stop, 1.0, 0.9, 0.8, 0.8, 0.7)).isEqualTo(4);
  }

  @Test
  void shouldEndWhenAScoreFalls() {
    EarlyStop stop = new EarlyStop(new EarlyStopping(Monitor.of("val_accuracy"), 0, 1, 0, null));

    assertThat(endsAfter(stop, 0.5, 0.6, 0.5, 0.9)).isEqualTo(3);
  }

  private static int endsAfter(EarlyStop stop, double... values) {
    for (int epoch = 1; epoch <= values.length; epoch++) {
      double value = values[epoch - 1];
      Map<String, Double> validation = Map.of("loss", value, "accuracy", value);
      if (stop.isDue(new EpochScores(epoch, Map.of(), validation))) {
        return epoch;
      }
    }
    return 0;
  }
}
