package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.loss.LossFunction;
import io.millrace.keras.metric.MetricFunction;
import io.millrace.tf.loss.Labelled;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.metric.MetricLowering;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class MetricLoweringTest {
  private static final float[][] OUTPUT = {
    {0.7f, 0.2f, 0.1f}, {0.1f, 0.5f, 0.4f}, {0.3f, 0.3f, 0.4f}, {0, 0.9f, 0.1f}
  };

  @Test
  void shouldCountOutputsOnTheLabelsSideOfTheThreshold() {
    // exactly at the threshold is not above it
    float[][] output = {{0.5f}, {0.51f}, {0.2f}, {0.9f}};
    float[][] labels = {{0}, {1}, {1}, {0}};
    assertMetric(0.5, new MetricFunction.BinaryAccuracy(0.5), output, labels);
    assertMetric(0.25, new MetricFunction.BinaryAccuracy(0.6), output, labels);
  }

  @Test
  void shouldCompareTheLargestOutputWithTheLargestLabel() {
    float[][] labels = {{1, 0, 0}, {0, 0, 1}, {0, 0, 1}, {0, 1, 0}};
    assertMetric(0.75, new MetricFunction.CategoricalAccuracy(), OUTPUT, labels);
  }

  @Test
  void shouldCompareTheLargestOutputWithTheIndex() {
    float[][] labels = {{0}, {2}, {2}, {1}};
    assertMetric(0.75, new MetricFunction.SparseCategoricalAccuracy(), OUTPUT, labels);
  }

  @Test
  void shouldAverageDifferences() {
    float[][] output = {{1, 2}, {3, 4}};
    float[][] labels = {{2, 2}, {0, 4.5f}};
    assertMetric(
        4.5 / 4,
        new MetricFunction.MeanOfLoss(new LossFunction.MeanAbsoluteError()),
        output,
        labels);
    assertMetric(
        10.25 / 4,
        new MetricFunction.MeanOfLoss(new LossFunction.MeanSquaredError()),
        output,
        labels);
  }

  @Test
  void shouldCompareEachIndexOfAnOutputWithMoreAxes() {
    float[] value =
        Evaluation.of(
            tf ->
                lowered(
                    tf,
                    new MetricFunction.SparseCategoricalAccuracy(),
                    tf.constant(new float[][][] {{OUTPUT[0], OUTPUT[1]}, {OUTPUT[2], OUTPUT[3]}}),
                    tf.constant(new float[][][] {{{0}, {2}}, {{2}, {1}}})));
    assertThat((double) value[0]).isCloseTo(0.75, within(1e-7));
  }

  private static void assertMetric(
      double expected, MetricFunction function, float[][] output, float[][] labels) {
    float[] value =
        Evaluation.of(tf -> lowered(tf, function, tf.constant(output), tf.constant(labels)));
    assertThat(value).hasSize(1);
    assertThat((double) value[0]).isCloseTo(expected, within(1e-6));
  }

  private static Operand<TFloat32> lowered(
      Ops tf, MetricFunction function, Operand<TFloat32> output, Operand<TFloat32> labels) {
    long[] dimensions = output.shape().asArray();
    Integer[] example = new Integer[dimensions.length - 1];
    for (int i = 0; i < example.length; i++) {
      example[i] = (int) dimensions[i + 1];
    }
    Labelled labelled = new Labelled(tf, Activated.linear(output), labels, TensorShape.of(example));
    return new MetricLowering(labelled, null).lower(function).numbers();
  }
}
