package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.CompileConfig;
import io.millrace.keras.initializer.Constant;
import io.millrace.keras.initializer.VarianceScaling;
import io.millrace.keras.initializer.VarianceScaling.Distribution;
import io.millrace.keras.initializer.VarianceScaling.Mode;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.Dense;
import io.millrace.keras.layer.Dropout;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.loss.Loss;
import io.millrace.keras.loss.LossFunction;
import io.millrace.keras.metric.Metric;
import io.millrace.keras.metric.MetricFunction;
import io.millrace.keras.optimizer.Optimizer;
import io.millrace.keras.optimizer.UpdateRule;
import java.util.ArrayList;
import java.util.List;

/** Small models for tests. */
final class Models {
  static final Metric SPARSE_ACCURACY =
      new Metric("accuracy", new MetricFunction.SparseCategoricalAccuracy());
  static final VarianceScaling GLOROT =
      new VarianceScaling(1, Mode.FAN_AVG, Distribution.UNIFORM, null);

  private Models() {}

  static Dense dense(String name, int units, ActivationFunction activation) {
    return new Dense(
        name,
        true,
        units,
        activation,
        true,
        new WeightOptions(GLOROT),
        new WeightOptions(new Constant(0)));
  }

  static KerasModel sequential(
      TensorShape input,
      List<Layer> layers,
      Optimizer optimizer,
      LossFunction loss,
      Metric... metrics) {
    List<Layer> all = new ArrayList<>(List.of(new InputLayer("input_layer", input)));
    all.addAll(layers);
    return KerasModel.sequential(
        "sequential", all, CompileConfig.of(optimizer, new Loss(loss), List.of(metrics)));
  }

  /** The model of Kafka-ML's HCOPD example. */
  static KerasModel hcopd() {
    return sequential(
        TensorShape.of(3),
        List.of(
            new Dropout("dropout", 0.2, null),
            dense("dense", 4, ActivationFunction.SIGMOID),
            dense("dense_1", 2, ActivationFunction.SOFTMAX)),
        adam(1e-4),
        new LossFunction.SparseCategoricalCrossentropy(false, null),
        SPARSE_ACCURACY);
  }

  /** {@code y = x . w + b} on the given number of features, mean squared error. */
  static KerasModel linearRegression(int features, Optimizer optimizer) {
    return sequential(
        TensorShape.of(features),
        List.of(dense("dense", 1, ActivationFunction.LINEAR)),
        optimizer,
        new LossFunction.MeanSquaredError());
  }

  static KerasModel linearRegression(int features) {
    return linearRegression(features, sgd(0.1));
  }

  static Optimizer adam(double learningRate) {
    return new Optimizer(new UpdateRule.Adam(0.9, 0.999, 1e-7, false), learningRate);
  }

  static Optimizer sgd(double learningRate) {
    return new Optimizer(new UpdateRule.Sgd(0, false), learningRate);
  }
}
