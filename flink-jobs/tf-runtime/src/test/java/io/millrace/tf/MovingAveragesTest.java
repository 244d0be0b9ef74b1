package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.graph.Call;
import io.millrace.keras.graph.CallOptions;
import io.millrace.keras.graph.ModelGraph;
import io.millrace.keras.graph.ModelKind;
import io.millrace.keras.graph.TensorRef;
import io.millrace.keras.initializer.Constant;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.Dense;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.normalization.BatchNormalization;
import io.millrace.keras.layer.normalization.BatchNormalization.Moving;
import io.millrace.keras.layer.normalization.ScaleCenter;
import io.millrace.keras.loss.LossFunction;
import io.millrace.keras.weight.WeightValues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the golden set has not: a batch normalization that is called twice in one step. */
class MovingAveragesTest {
  @Test
  void shouldMoveOnceForEachCallOfASharedLayer() {
    // Given
    try (TrainingSession session = TrainingSession.compile(model(), 1)) {

      // When
      session.trainOnBatch(new float[] {1, 2, 3, 6}, new float[2], 2, session.newTotals());

      // Then: as Keras 3.15.1 has them
      assertThat(values(session, "norm/moving_mean"))
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(0.5f, 1);
      assertThat(values(session, "norm/moving_variance")[0]).isCloseTo(0.9995006f, within(1e-6f));
      assertThat(values(session, "norm/moving_variance")[1]).isCloseTo(1.7498751f, within(1e-6f));
    }
  }

  private static float[] values(TrainingSession session, String name) {
    return session.weights().stream()
        .filter(weight -> weight.name().equals(name))
        .map(WeightValues::values)
        .findFirst()
        .orElseThrow();
  }

  private static KerasModel model() {
    WeightOptions ones = new WeightOptions(new Constant(1));
    WeightOptions zeros = new WeightOptions(new Constant(0));
    Layer input = new InputLayer("in", TensorShape.of(2));
    Layer norm =
        new BatchNormalization(
            "norm",
            true,
            -1,
            0.5,
            1e-3,
            new ScaleCenter(true, true, ones, zeros),
            new Moving(new Constant(0), new Constant(1)));
    Dense dense = Models.dense("dense", 1, ActivationFunction.LINEAR);
    List<Call> calls =
        List.of(
            new Call(input, List.of(), CallOptions.NONE),
            new Call(norm, List.of(new TensorRef(0, 0)), CallOptions.NONE),
            new Call(norm, List.of(new TensorRef(1, 0)), CallOptions.NONE),
            new Call(dense, List.of(new TensorRef(2, 0)), CallOptions.NONE));
    ModelGraph graph =
        new ModelGraph(
            List.of(input, norm, dense),
            calls,
            List.of(new TensorRef(0, 0)),
            List.of(new TensorRef(3, 0)));
    KerasModel plain =
        Models.sequential(
            TensorShape.of(2),
            List.of(dense),
            Models.sgd(0.1),
            new LossFunction.MeanSquaredError());
    return new KerasModel("shared", ModelKind.FUNCTIONAL, graph, plain.compile());
  }
}
