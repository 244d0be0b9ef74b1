package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.loss.LossFunction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  @Test
  void shouldCountByIndexOfTheLabelAndLargestOutput() {
    ConfusionMatrix matrix = ConfusionMatrix.of(Models.hcopd(), 0);
    matrix.add(new float[] {0.9f, 0.1f, 0.2f, 0.8f, 0.6f, 0.4f}, new float[] {0, 1, 1}, 3);
    matrix.add(new float[] {0.3f, 0.7f}, new float[] {1}, 1);
    assertThat(matrix.counts()).isDeepEqualTo(new long[][] {{1, 0}, {1, 2}});
  }

  @Test
  void shouldTakeOneOutputAsTwoClasses() {
    ConfusionMatrix matrix = ConfusionMatrix.of(model(TensorShape.of(3), 1), 0);
    matrix.add(new float[] {0.6f, 0.5f, 0.1f}, new float[] {1, 1, 0}, 3);
    assertThat(matrix.counts()).isDeepEqualTo(new long[][] {{1, 0}, {1, 1}});
  }

  @Test
  void shouldRefuseAnOutputWithSeveralAxes() {
    assertThatThrownBy(() -> ConfusionMatrix.of(model(TensorShape.of(4, 3), 2), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "output output has the shape (4, 2) and 8 label values; legal is an output with one"
                + " axis and labels");
  }

  private static KerasModel model(TensorShape input, int units) {
    return Models.sequential(
        input,
        List.of(Models.dense("dense", units, ActivationFunction.SIGMOID)),
        Models.sgd(0.1),
        new LossFunction.BinaryCrossentropy(false, 0));
  }
}
