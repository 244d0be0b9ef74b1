package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.layer.Dropout;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.noise.AlphaDropout;
import io.millrace.keras.layer.noise.GaussianDropout;
import io.millrace.keras.layer.noise.GaussianNoise;
import io.millrace.keras.layer.noise.SpatialDropout;
import io.millrace.keras.loss.LossFunction;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.RandomNumbers;
import io.millrace.tf.lowering.Shapes;
import io.millrace.tf.lowering.Variables;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Distributions of the layers that work in training, on 40,000 ones, and that they differ by step.
 */
class NoiseLoweringTest {
  private static final int ROWS = 40;
  private static final TensorShape SHAPE = TensorShape.of(50, 20);

  @Test
  void shouldAddNoiseOfTheStandardDeviation() {
    assertMoments(outputs(new GaussianNoise("noise", 0.4, null)), 1, 0.4);
  }

  @Test
  void shouldMultiplyWithNoiseOfTheVarianceOfDropout() {
    assertMoments(outputs(new GaussianDropout("noise", 0.2, null)), 1, 0.5);
  }

  @Test
  void shouldDropToTheSaturationOfSelu() {
    // Given: factor and term that keep mean 0 and variance 1, for a rate of 0.25
    double low = -1.7580993408473766;
    double factor = 1 / Math.sqrt(0.75 * (1 + 0.25 * low * low));
    double term = -factor * low * 0.25;

    // When
    float[] outputs = outputs(new AlphaDropout("noise", 0.25, null));

    // Then
    double dropped = 0;
    for (float value : outputs) {
      boolean kept = Math.abs(value - (factor + term)) < 1e-5;
      assertThat(kept || Math.abs(value - (factor * low + term)) < 1e-5).isTrue();
      dropped += kept ? 0 : 1;
    }
    assertThat(dropped / outputs.length).isCloseTo(0.25, within(0.015));
  }

  @Test
  void shouldDropWholeChannels() {
    assertChannels(outputs(new SpatialDropout("noise", 1, 0.5, null)));
  }

  @Test
  void shouldDropAlongTheAxesOfTheNoiseShape() {
    assertChannels(outputs(new Dropout("noise", 0.5, List.of(-1, 1, 20), null)));
  }

  @Test
  void shouldDropTheSameInAllExamples() {
    float[] outputs = outputs(new Dropout("noise", 0.5, List.of(1, -1, -1), null));
    assertThat(Arrays.copyOfRange(outputs, 1000, 2000))
        .isEqualTo(Arrays.copyOfRange(outputs, 0, 1000))
        .contains(0, 2);
  }

  @Test
  void shouldDrawOtherNumbersInTheNextStep() {
    GaussianNoise layer = new GaussianNoise("noise", 0.4, null);
    assertThat(outputs(layer, 3)).isEqualTo(outputs(layer, 3)).isNotEqualTo(outputs(layer, 4));
  }

  @Test
  void shouldLetEverythingThroughAtRateZero() {
    List<Layer> layers =
        List.of(
            new GaussianNoise("noise", 0, null),
            new GaussianDropout("noise", 0, null),
            new AlphaDropout("noise", 0, null),
            new SpatialDropout("noise", 1, 0, null));
    for (Layer layer : layers) {
      assertThat(outputs(layer)).containsOnly(1);
    }
  }

  /** Each channel of an example is all 0 or all 2, and about half of them are 0. */
  private static void assertChannels(float[] outputs) {
    int zeros = 0;
    for (int i = 0; i < outputs.length; i++) {
      int example = i / SHAPE.size();
      int channel = i % 20;
      assertThat(outputs[i]).isEqualTo(outputs[example * SHAPE.size() + channel]).isIn(0f, 2f);
      zeros += outputs[i] == 0 ? 1 : 0;
    }
    assertThat(zeros / (double) outputs.length).isCloseTo(0.5, within(0.09));
  }

  private static void assertMoments(float[] outputs, double mean, double stddev) {
    double sum = 0;
    double squares = 0;
    for (float value : outputs) {
      sum += value;
      squares += (value - mean) * (value - mean);
    }
    assertThat(sum / outputs.length)
        .isCloseTo(mean, within(5 * stddev / Math.sqrt(outputs.length)));
    assertThat(Math.sqrt(squares / outputs.length)).isCloseTo(stddev, within(0.03 * stddev));
  }

  private static float[] outputs(Layer layer) {
    return outputs(layer, 0);
  }

  private static float[] outputs(Layer layer, long step) {
    KerasModel model =
        Models.sequential(
            SHAPE, List.of(layer), Models.sgd(0.1), new LossFunction.MeanSquaredError());
    return Evaluation.of(
        tf -> {
          Operand<TFloat32> ones =
              tf.fill(tf.constant(Shapes.batch(ROWS, SHAPE).asArray()), tf.constant(1f));
          return ForwardPass.training(
                  tf, new Variables(tf), new RandomNumbers(7, tf.constant(step)))
              .through(model.graph(), List.of(Activated.linear(ones)))
              .get(0)
              .output();
        });
  }
}
