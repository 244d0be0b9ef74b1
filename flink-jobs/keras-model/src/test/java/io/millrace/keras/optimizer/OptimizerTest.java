package io.millrace.keras.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OptimizerTest {
  @Test
  void shouldChangePiecesAfterTheirBoundaries() {
    LearningRate rate =
        new LearningRate.PiecewiseConstantDecay(List.of(2L, 4L), List.of(0.1, 0.05, 0.01));
    assertThat(rate.at(2)).isEqualTo(0.1f);
    assertThat(rate.at(3)).isEqualTo(0.05f);
    assertThat(rate.at(1_000_000_000_000L)).isEqualTo(0.01f);
  }

  @Test
  void shouldRefuseRatesThatAreNone() {
    refused(() -> new LearningRate.Fixed(0), "learning_rate is 0.0; legal is more than 0");
    refused(
        () -> new LearningRate.PolynomialDecay(1, 0, 0, 1, false),
        "decay_steps is 0.0; legal is more than 0");
    refused(
        () -> new LearningRate.CosineDecay(1, 1, 0, null, -1),
        "warmup_steps is -1.0; legal is at least 0");
    refused(
        () -> new LearningRate.CosineDecayRestarts(1, 1, 0.5, 1, 0),
        "t_mul is 0.5; legal is at least 1");
    refused(
        () -> new LearningRate.PiecewiseConstantDecay(List.of(), List.of(1.0)),
        "there are 0 boundaries and 1 values; legal is at least one boundary, and one more value");
    refused(
        () -> new LearningRate.PiecewiseConstantDecay(List.of(2L, 2L), List.of(1.0, 1.0, 1.0)),
        "boundaries are [2, 2]; legal are ascending ones");
  }

  @Test
  void shouldRefuseOptionsThatAreNone() {
    refused(
        () -> new StepOptions(Double.NaN, null, null, 1, 1),
        "weight_decay is NaN; legal is a number");
    refused(
        () -> new StepOptions(0, null, null, 0, 1),
        "gradient_accumulation_steps is 0; legal is at least 1");
    refused(
        () -> new StepOptions(0, null, null, 1, 0),
        "loss_scale_factor is 0.0; legal is more than 0");
    refused(() -> new StepOptions.Clipping.ByNorm(0), "clipnorm is 0.0; legal is more than 0");
    refused(
        () -> new StepOptions.MovingAverage(2, null), "ema_momentum is 2.0; legal is from 0 to 1");
    refused(
        () -> new StepOptions.MovingAverage(0.9, 0),
        "ema_overwrite_frequency is 0; legal is at least 1");
  }

  private static void refused(ThrowingCallable construction, String message) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
