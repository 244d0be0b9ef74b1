package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.loss.Loss;
import io.millrace.keras.loss.LossFunction;
import io.millrace.tf.loss.Labelled;
import io.millrace.tf.loss.LossLowering;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ActivationLowering;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Losses against their formulas in double arithmetic. */
class LossLoweringTest {
  private static final float[][] LOGITS = {{1, -2, 0.5f}, {-1, 3, 2}};
  private static final float[][] ONE_HOT = {{0, 0, 1}, {0, 1, 0}};
  private static final float[][] INDEX = {{2}, {1}};
  private static final float[][] BINARY_LOGITS = {{1.5f}, {-0.7f}, {-2}};
  private static final float[][] BINARY = {{1}, {1}, {0}};

  @Test
  void shouldComputeCategoricalCrossentropyFromSoftmax() {
    double expected = -(logSoftmax(0, 2) + logSoftmax(1, 1)) / 2;
    assertLoss(
        expected,
        new LossFunction.CategoricalCrossentropy(false, 0),
        ActivationFunction.SOFTMAX,
        LOGITS,
        ONE_HOT);
    assertLoss(
        expected,
        new LossFunction.SparseCategoricalCrossentropy(false, null),
        ActivationFunction.SOFTMAX,
        LOGITS,
        INDEX);
  }

  @Test
  void shouldTakeTheOutputAsLogitsWhenTold() {
    double expected = -(logSoftmax(0, 2) + logSoftmax(1, 1)) / 2;
    assertLoss(
        expected,
        new LossFunction.CategoricalCrossentropy(true, 0),
        ActivationFunction.LINEAR,
        LOGITS,
        ONE_HOT);
    assertLoss(
        expected,
        new LossFunction.SparseCategoricalCrossentropy(true, null),
        ActivationFunction.LINEAR,
        LOGITS,
        INDEX);
    assertLoss(
        binary(0),
        new LossFunction.BinaryCrossentropy(true, 0),
        ActivationFunction.LINEAR,
        BINARY_LOGITS,
        BINARY);
  }

  @Test
  void shouldNotTakeSoftmaxTwiceWhenToldThatItsOutputAreLogits() {
    double expected = -(logSoftmax(0, 2) + logSoftmax(1, 1)) / 2;
    assertLoss(
        expected,
        new LossFunction.SparseCategoricalCrossentropy(true, null),
        ActivationFunction.SOFTMAX,
        LOGITS,
        INDEX);
  }

  @Test
  void shouldStayExactWhereProbabilitiesRound() {
    // softmax would round to 0 and 1: from probabilities the loss could not exceed 16.1
    assertLoss(
        200,
        new LossFunction.SparseCategoricalCrossentropy(false, null),
        ActivationFunction.SOFTMAX,
        new float[][] {{100, -100}},
        new float[][] {{1}});
    assertLoss(
        200,
        new LossFunction.BinaryCrossentropy(false, 0),
        ActivationFunction.SIGMOID,
        new float[][] {{-200}},
        new float[][] {{1}});
  }

  @Test
  void shouldClipProbabilitiesThatAreNoSoftmax() {
    float[][] probabilities = {{0.2f, 0.3f, 0}, {0.1f, 0.6f, 0.1f}};
    // normalized to a sum of 1, then clipped
    assertLoss(
        -(Math.log(1e-7) + Math.log(0.75)) / 2,
        new LossFunction.CategoricalCrossentropy(false, 0),
        ActivationFunction.LINEAR,
        probabilities,
        ONE_HOT);
    // clipped, then normalized by the softmax of the logarithms
    assertLoss(
        -(Math.log(1e-7 / 0.5) + Math.log(0.6 / 0.8)) / 2,
        new LossFunction.SparseCategoricalCrossentropy(false, null),
        ActivationFunction.LINEAR,
        probabilities,
        INDEX);
    assertLoss(
        -(Math.log(1e-7) + Math.log(0.25)) / 2,
        new LossFunction.BinaryCrossentropy(false, 0),
        ActivationFunction.LINEAR,
        new float[][] {{0}, {0.75f}},
        new float[][] {{1}, {0}});
  }

  @Test
  void shouldComputeBinaryCrossentropyFromSigmoid() {
    assertLoss(
        binary(0),
        new LossFunction.BinaryCrossentropy(false, 0),
        ActivationFunction.SIGMOID,
        BINARY_LOGITS,
        BINARY);
  }

  @Test
  void shouldSmoothLabels() {
    assertLoss(
        binary(0.2),
        new LossFunction.BinaryCrossentropy(false, 0.2),
        ActivationFunction.SIGMOID,
        BINARY_LOGITS,
        BINARY);
    double expected = 0;
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < 3; i++) {
        expected -= (ONE_HOT[row][i] * 0.7 + 0.1) * logSoftmax(row, i) / 2;
      }
    }
    assertLoss(
        expected,
        new LossFunction.CategoricalCrossentropy(false, 0.3),
        ActivationFunction.SOFTMAX,
        LOGITS,
        ONE_HOT);
  }

  @Test
  void shouldComputeMeanSquaredError() {
    assertLoss(
        (0.25 + 9) / 2,
        new LossFunction.MeanSquaredError(),
        ActivationFunction.LINEAR,
        new float[][] {{1.5f}, {-2}},
        new float[][] {{1}, {1}});
  }

  @Test
  void shouldFoldAxesBeforeTheLastIntoTheBatch() {
    double expected = -(logSoftmax(0, 2) + logSoftmax(1, 1)) / 2;
    TensorShape shape = TensorShape.of(2, 3);
    for (LossFunction loss :
        new LossFunction[] {
          new LossFunction.SparseCategoricalCrossentropy(false, null),
          new LossFunction.CategoricalCrossentropy(false, 0)
        }) {
      boolean sparse = loss instanceof LossFunction.SparseCategoricalCrossentropy;
      float[] value =
          Evaluation.of(
              tf -> {
                Operand<TFloat32> x = tf.constant(new float[][][] {LOGITS});
                Operand<TFloat32> labels = tf.constant(new float[][][] {sparse ? INDEX : ONE_HOT});
                Activated output =
                    ActivationLowering.apply(tf, ActivationFunction.SOFTMAX, x, shape);
                return new LossLowering(new Labelled(tf, output, labels, shape))
                    .lower(new Loss(loss), null);
              });
      assertThat((double) value[0]).isCloseTo(expected, within(1e-6));
    }
  }

  private static void assertLoss(
      double expected,
      LossFunction loss,
      ActivationFunction function,
      float[][] beforeActivation,
      float[][] labels) {
    TensorShape shape = TensorShape.of(beforeActivation[0].length);
    float[] value =
        Evaluation.of(
            tf -> {
              Activated output =
                  ActivationLowering.apply(tf, function, tf.constant(beforeActivation), shape);
              return new LossLowering(new Labelled(tf, output, tf.constant(labels), shape))
                  .lower(new Loss(loss), null);
            });
    assertThat(value).hasSize(1);
    assertThat((double) value[0]).isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
  }

  private static double logSoftmax(int row, int index) {
    double sum = 0;
    for (float logit : LOGITS[row]) {
      sum += Math.exp(logit);
    }
    return LOGITS[row][index] - Math.log(sum);
  }

  private static double binary(double smoothing) {
    double sum = 0;
    for (int i = 0; i < BINARY.length; i++) {
      double p = 1 / (1 + Math.exp(-BINARY_LOGITS[i][0]));
      double y = BINARY[i][0] * (1 - smoothing) + smoothing / 2;
      sum -= y * Math.log(p) + (1 - y) * Math.log(1 - p);
    }
    return sum / BINARY.length;
  }
}
