package io.millrace.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.compile.Adam;
import io.millrace.keras.compile.CategoricalCrossentropy;
import io.millrace.keras.compile.CompileConfig;
import io.millrace.keras.compile.MeanSquaredError;
import io.millrace.keras.compile.Metric;
import io.millrace.keras.compile.MetricFunction;
import io.millrace.keras.compile.Sgd;
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
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KerasModelTest {
  private static final CompileConfig COMPILE =
      new CompileConfig(new Sgd(0.1, 0, false), new MeanSquaredError(), List.of());
  private static final InputLayer INPUT = new InputLayer("in", TensorShape.of(2, 3));

  @Test
  void shouldFollowShapesAndCountParameters() {
    KerasModel model =
        KerasModel.sequential(
            "m", List.of(INPUT, dense("a", 4), new Flatten("f"), dense("b", 2)), COMPILE);
    assertThat(model.layerSummaries())
        .containsExactly(
            new LayerSummary("a", "Dense", TensorShape.of(2, 4), 16),
            new LayerSummary("f", "Flatten", TensorShape.of(8), 0),
            new LayerSummary("b", "Dense", TensorShape.of(2), 18));
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
    refused(() -> new Sgd(0, 0, false), "learning_rate is 0.0; legal is more than 0");
    refused(() -> new Sgd(1, 2, false), "momentum is 2.0; legal is from 0 to 1");
    refused(() -> new Adam(1, 1, 0, 0), "beta_1 is 1.0; legal is from 0 to below 1");
    refused(() -> new Adam(1, 0, 0, -1), "epsilon is -1.0; legal is at least 0");
    refused(
        () -> new CategoricalCrossentropy(false, 2),
        "label_smoothing is 2.0; legal is from 0 to 1");
    Metric mae = new Metric("mae", new MetricFunction.MeanAbsoluteError());
    assertThatThrownBy(
            () -> new CompileConfig(COMPILE.optimizer(), COMPILE.loss(), List.of(mae, mae)))
        .hasMessageStartingWith("metric names repeat: ");
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
