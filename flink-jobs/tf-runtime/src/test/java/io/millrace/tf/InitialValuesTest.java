package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.initializer.Constant;
import io.millrace.keras.initializer.Initializer;
import io.millrace.keras.initializer.RandomNormal;
import io.millrace.keras.initializer.RandomUniform;
import io.millrace.keras.initializer.TruncatedNormal;
import io.millrace.keras.initializer.VarianceScaling;
import io.millrace.keras.initializer.VarianceScaling.Distribution;
import io.millrace.keras.initializer.VarianceScaling.Mode;
import org.junit.jupiter.api.Test;

class InitialValuesTest {
  private static final TensorShape SHAPE = TensorShape.of(300, 100);

  @Test
  void shouldFillWithAConstant() {
    assertThat(new InitialValues(1).of("a", TensorShape.of(2), new Constant(0.5)))
        .containsExactly(0.5f, 0.5f);
  }

  @Test
  void shouldDrawUniformNumbers() {
    assertDistribution(new RandomUniform(-1, 3, null), 1, 4 / Math.sqrt(12), -1, 3);
  }

  @Test
  void shouldDrawNormalNumbers() {
    assertDistribution(new RandomNormal(2, 0.5, null), 2, 0.5, -1, 5);
  }

  @Test
  void shouldDrawAgainBeyondTwoStandardDeviations() {
    assertDistribution(new TruncatedNormal(1, 0.5, null), 1, 0.5 * 0.8796256610342398, 0, 2);
  }

  @Test
  void shouldScaleVarianceByTheFans() {
    assertScaled(1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL, 1 / 300.0);
    assertScaled(2, Mode.FAN_OUT, Distribution.UNTRUNCATED_NORMAL, 2 / 100.0);
    assertScaled(1, Mode.FAN_AVG, Distribution.UNIFORM, 1 / 200.0);
  }

  @Test
  void shouldStayWithinGlorotsLimit() {
    double limit = Math.sqrt(6 / 400.0);
    for (float value : new InitialValues(3).of("a", SHAPE, Models.GLOROT)) {
      assertThat((double) value).isBetween(-limit, limit);
    }
  }

  @Test
  void shouldDependOnSeedAndNameOnly() {
    float[] values = new InitialValues(3).of("a", SHAPE, Models.GLOROT);
    assertThat(new InitialValues(3).of("a", SHAPE, Models.GLOROT)).isEqualTo(values);
    assertThat(new InitialValues(3).of("b", SHAPE, Models.GLOROT)).isNotEqualTo(values);
    assertThat(new InitialValues(4).of("a", SHAPE, Models.GLOROT)).isNotEqualTo(values);
  }

  @Test
  void shouldPreferTheInitializersOwnSeed() {
    Initializer seeded = new RandomUniform(0, 1, 5L);
    assertThat(new InitialValues(3).of("a", SHAPE, seeded))
        .isEqualTo(new InitialValues(4).of("b", SHAPE, seeded));
  }

  private static void assertScaled(
      double scale, Mode mode, Distribution distribution, double variance) {
    double stddev = Math.sqrt(variance);
    assertDistribution(
        new VarianceScaling(scale, mode, distribution, null), 0, stddev, -6 * stddev, 6 * stddev);
  }

  /** 30,000 numbers: the mean is within 5 standard errors, the deviation within 3 percent. */
  private static void assertDistribution(
      Initializer initializer, double mean, double stddev, double min, double max) {
    float[] values = new InitialValues(17).of("kernel", SHAPE, initializer);
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      assertThat((double) value).isBetween(min, max);
      sum += value;
      squares += (value - mean) * (value - mean);
    }
    assertThat(sum / values.length).isCloseTo(mean, within(5 * stddev / Math.sqrt(values.length)));
    assertThat(Math.sqrt(squares / values.length)).isCloseTo(stddev, within(0.03 * stddev));
  }
}
