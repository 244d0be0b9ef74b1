package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.initializer.Constant;
import io.millrace.keras.layer.Activation;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.Dense;
import io.millrace.keras.layer.Dropout;
import io.millrace.keras.layer.Flatten;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.Normalization;
import io.millrace.keras.layer.Rescaling;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.loss.LossFunction;
import io.millrace.keras.optimizer.Optimizer;
import io.millrace.keras.optimizer.UpdateRule;
import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.Shapes;
import io.millrace.tf.lowering.Variables;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What layers compute, against their formulas. */
class LayerLoweringTest {
  @TempDir Path folder;

  @Test
  void shouldScaleEachFeature() {
    Layer rescaling = new Rescaling("rescaling", List.of(2.0, -1.0), List.of(0.5));
    assertThat(evaluate(TensorShape.of(2), new float[] {3, 4}, rescaling))
        .containsExactly(6.5, -3.5);
  }

  @Test
  void shouldNormalizeEachFeature() {
    Layer normalization =
        new Normalization(
            "normalization", List.of(-1), List.of(1.0, 2.0), List.of(4.0, 0.0), false);
    assertThat(evaluate(TensorShape.of(2), new float[] {5, 3}, normalization))
        .containsExactly(new double[] {2, 1e7}, within(1.0));
  }

  @Test
  void shouldInvertANormalization() {
    Layer normalization =
        new Normalization("normalization", List.of(-1), List.of(1.0), List.of(4.0), true);
    assertThat(evaluate(TensorShape.of(2), new float[] {5, -3}, normalization))
        .containsExactly(11, -5);
  }

  @Test
  void shouldFlattenInCOrderAndApplyActivation() {
    assertThat(
            evaluate(
                TensorShape.of(2, 2),
                new float[] {1, -2, 3, -4},
                new Flatten("flatten"),
                new Activation("activation", ActivationFunction.RELU)))
        .containsExactly(1, 0, 3, 0);
  }

  @Test
  void shouldApplyDenseToTheLastAxis() {
    Dense sums =
        new Dense(
            "sums",
            true,
            2,
            ActivationFunction.LINEAR,
            false,
            new WeightOptions(new Constant(2)),
            new WeightOptions(new Constant(0)));
    KerasModel model =
        Models.sequential(
            TensorShape.of(2, 3),
            List.of(sums),
            Models.sgd(0.1),
            new LossFunction.MeanSquaredError());
    try (TrainingSession session = TrainingSession.compile(model, 1)) {
      session.exportSavedModel(folder.resolve("model"));
    }
    try (Predictor predictor = Predictor.load(folder.resolve("model"))) {
      float[] into = new float[8];
      predictor.predict(new float[] {1, 2, 3, 4, 5, 6, 0, 0, 1, 1, 1, 1}, 2, into);
      assertThat(into).containsExactly(12, 12, 30, 30, 2, 2, 6, 6);
      assertThat(predictor.outputCount()).isEqualTo(4);
    }
  }

  @Test
  void shouldDropNoUnitsOutsideTraining() {
    assertThat(
            evaluate(TensorShape.of(3), new float[] {1, 2, 3}, new Dropout("dropout", 0.9, null)))
        .containsExactly(1, 2, 3);
  }

  @Test
  void shouldKeepFrozenWeights() {
    // Given
    Dense frozen =
        new Dense(
            "frozen",
            false,
            2,
            ActivationFunction.LINEAR,
            true,
            new WeightOptions(Models.GLOROT),
            new WeightOptions(new Constant(0.1)));
    KerasModel model =
        Models.sequential(
            TensorShape.of(2),
            List.of(frozen, Models.dense("dense", 1, ActivationFunction.LINEAR)),
            new Optimizer(new UpdateRule.Sgd(0.9, false), 0.1),
            new LossFunction.MeanSquaredError());
    try (TrainingSession session = TrainingSession.compile(model, 4)) {
      List<WeightValues> before = session.snapshot().variables();

      // When
      session.trainOnBatch(new float[] {1, 2}, new float[] {9}, 1, session.newTotals());

      // Then
      List<WeightValues> after = session.snapshot().variables();
      assertThat(after)
          .extracting(WeightValues::name)
          .containsExactly(
              "frozen/kernel",
              "frozen/bias",
              "dense/kernel",
              "dense/bias",
              "dense/kernel/momentum",
              "dense/bias/momentum");
      assertThat(after.get(0).values()).isEqualTo(before.get(0).values());
      assertThat(after.get(1).values()).isEqualTo(before.get(1).values());
      assertThat(after.get(2).values()).isNotEqualTo(before.get(2).values());
    }
  }

  /** These layers have no weights, so they are evaluated on a constant. */
  private static double[] evaluate(TensorShape input, float[] features, Layer... layers) {
    KerasModel model =
        Models.sequential(
            input, List.of(layers), Models.sgd(0.1), new LossFunction.MeanSquaredError());
    return toDoubles(
        Evaluation.of(
            tf -> {
              Operand<TFloat32> example =
                  tf.reshape(tf.constant(features), tf.constant(Shapes.open(input)));
              return ForwardPass.inference(tf, new Variables(tf))
                  .through(model.graph(), List.of(Activated.linear(example)))
                  .get(0)
                  .output();
            }));
  }

  private static double[] toDoubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
