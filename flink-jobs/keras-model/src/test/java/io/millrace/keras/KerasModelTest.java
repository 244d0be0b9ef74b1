package io.millrace.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.compile.CompileConfig;
import io.millrace.keras.compile.Objective;
import io.millrace.keras.compile.ReportedMetric;
import io.millrace.keras.initializer.Constant;
import io.millrace.keras.initializer.RandomNormal;
import io.millrace.keras.initializer.RandomUniform;
import io.millrace.keras.initializer.VarianceScaling;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.Dense;
import io.millrace.keras.layer.Dropout;
import io.millrace.keras.layer.Flatten;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Normalization;
import io.millrace.keras.layer.Rescaling;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.loss.Loss;
import io.millrace.keras.loss.LossFunction;
import io.millrace.keras.metric.Metric;
import io.millrace.keras.metric.MetricFunction;
import io.millrace.keras.optimizer.Optimizer;
import io.millrace.keras.optimizer.UpdateRule;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KerasModelTest {
  private static final CompileConfig COMPILE =
      CompileConfig.of(
          new Optimizer(new UpdateRule.Sgd(0, false), 0.1),
          new Loss(new LossFunction.MeanSquaredError()),
          List.of());
  private static final InputLayer INPUT = new InputLayer("in", TensorShape.of(2, 3));

  @Test
  void shouldFollowShapesAndCountParameters() {
    KerasModel model =
        KerasModel.sequential(
            "m", List.of(INPUT, dense("a", 4), new Flatten("f"), dense("b", 2)), COMPILE);
    assertThat(model.layerSummaries())
        .containsExactly(
            new LayerSummary("a", "Dense", TensorShape.of(2, 4), 16, List.of("in")),
            new LayerSummary("f", "Flatten", TensorShape.of(8), 0, List.of("a")),
            new LayerSummary("b", "Dense", TensorShape.of(2), 18, List.of("f")));
    assertThat(model.parameterCount()).isEqualTo(34);
  }

  @Test
  void shouldRefuseModelsThatAreNotSequential() {
    refused(
        () -> KerasModel.sequential("m", List.of(INPUT), COMPILE),
        "a model is an input layer and at least one other layer");
    refused(
        () -> KerasModel.sequential("m", List.of(dense("a", 4), INPUT), COMPILE),
        "a model is an input layer and at least one other layer");
    refused(
        () -> KerasModel.sequential("m", List.of(INPUT, dense("in", 4)), COMPILE),
        "layer names repeat");
    refused(
        () ->
            KerasModel.sequential(
                "m", List.of(INPUT, new Rescaling("r", List.of(1.0, 2.0), List.of(0.0))), COMPILE),
        "'scale' has 2 values and the last axis of the input (2, 3) has 3; legal is one number, or"
            + " one for each element of the last axis");
  }

  @Test
  void shouldRefuseIllegalLayers() {
    refused(
        () -> new InputLayer("i", TensorShape.scalar()),
        "an input has at least one dimension, given was none");
    refused(() -> dense("a", 0), "units is 0; legal is at least 1");
    refused(() -> new Dropout("d", 1, null), "rate is 1.0; legal is at least 0, less than 1");
    refused(
        () -> new Normalization("n", List.of(-1), List.of(), List.of(1.0), false),
        "mean and variance have at least one value");
    refused(
        () -> new Normalization("n", List.of(-1), List.of(0.0), List.of(-1.0), false),
        "variance -1.0 is not legal; it is at least 0");
    refused(
        () -> new Rescaling("r", List.of(), List.of(0.0)),
        "scale and offset have at least one value");
  }

  @Test
  void shouldRefuseIllegalInitializers() {
    refused(() -> new RandomNormal(0, -1, null), "stddev is -1.0; legal is at least 0");
    refused(
        () -> new RandomUniform(1, 0, null),
        "minval is 1.0 and maxval 0.0; legal is minval up to maxval");
    refused(
        () ->
            new VarianceScaling(
                0, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.UNIFORM, null),
        "scale is 0.0; legal is more than 0");
  }

  @Test
  void shouldRefuseIllegalCompileConfigurations() {
    refused(
        () -> new Optimizer(new UpdateRule.Sgd(0, false), 0),
        "learning_rate is 0.0; legal is more than 0");
    refused(
        () -> new Optimizer(new UpdateRule.Sgd(2, false), 1),
        "momentum is 2.0; legal is from 0 to 1");
    refused(
        () -> new Optimizer(new UpdateRule.Adam(1, 0, 0, false), 1),
        "beta_1 is 1.0; legal is from 0 to below 1");
    refused(
        () -> new Optimizer(new UpdateRule.Adam(0, 0, -1, false), 1),
        "epsilon is -1.0; legal is at least 0");
    refused(
        () -> new LossFunction.CategoricalCrossentropy(false, 2),
        "label_smoothing is 2.0; legal is from 0 to 1");
    assertThatThrownBy(
            () ->
                new CompileConfig(
                    COMPILE.optimizer(),
                    List.of(new Objective("dense", null, 1, List.of(), List.of()))))
        .hasMessage("no output has a loss; legal is at least one");
  }

  @Test
  void shouldNumberMetricsWhoseNamesRepeat() {
    Metric mae =
        new Metric("mae", new MetricFunction.MeanOfLoss(new LossFunction.MeanAbsoluteError()));
    Objective one =
        new Objective(
            "a",
            new Loss(new LossFunction.MeanSquaredError()),
            1,
            List.of(mae, mae),
            List.of(mae, mae));
    Objective other = new Objective("b", null, 1, List.of(mae), List.of());
    assertThat(new CompileConfig(COMPILE.optimizer(), List.of(one)).reported())
        .extracting(ReportedMetric::name)
        .containsExactly("mae", "mae_1", "weighted_mae", "weighted_mae_1");
    assertThat(new CompileConfig(COMPILE.optimizer(), List.of(one, other)).reported())
        .extracting(ReportedMetric::name)
        .containsExactly("a_mae", "a_mae_1", "b_mae", "a_weighted_mae", "a_weighted_mae_1");
  }

  private static Dense dense(String name, int units) {
    return new Dense(
        name,
        true,
        units,
        ActivationFunction.LINEAR,
        true,
        new WeightOptions(new Constant(0)),
        new WeightOptions(new Constant(0)));
  }

  private static void refused(ThrowingCallable construction, String message) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
