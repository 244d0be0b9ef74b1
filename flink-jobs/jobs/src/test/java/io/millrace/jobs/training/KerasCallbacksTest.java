package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.fit.BestWeights;
import io.millrace.contracts.fit.EarlyStopping;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.fit.Monitor;
import io.millrace.contracts.fit.ReduceOnPlateau;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.TensorShape;
import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.training.FedElements.Row;
import io.millrace.keras.weight.WeightValues;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A training that Keras did with {@code EarlyStopping(restore_best_weights=True)}, {@code
 * ReduceLROnPlateau} and {@code class_weight}; see generate.py beside the fixture.
 */
class KerasCallbacksTest {
  private static final double PERCENT = 0.01;
  private static final Monitor VALIDATION_LOSS = Monitor.of("val_loss");
  private static final FitConfig FIT =
      new FitConfig(
          8,
          40,
          false,
          42,
          0.1,
          null,
          new EarlyStopping(VALIDATION_LOSS, 0.001, 6, 0, null),
          new BestWeights(VALIDATION_LOSS),
          new ReduceOnPlateau(VALIDATION_LOSS, 0.5, 1, 0, 2, 0.02),
          null,
          Map.of(0, 2.0, 2, 0.5),
          null);

  private final JsonNode fixture = fixture();
  private final JsonNode expected = fixture.path("expected");

  @Test
  void shouldTrainAsKerasDoes() throws Exception {
    TrainingPlan plan =
        TrainModelHarness.plan(fixture.path("architecture").toString(), FIT, Path.of("unused"));
    List<EpochCompleted> epochs = new ArrayList<>();
    try (OpenModel model = OpenModel.open(plan)) {
      model.session().assignWeights(initialWeights());
      ModelTrainer trainer =
          new ModelTrainer(
              plan,
              model,
              Clock.systemUTC(),
              event -> {
                if (ContractJson.readEvent(event.json()).event() instanceof EpochCompleted epoch) {
                  epochs.add(epoch);
                }
              });
      FedElements source = new FedElements(rows(0, 60), rows(60, 80), rows(80, 90), FIT.epochs());
      for (DatasetElement element = source.next(); element != null; element = source.next()) {
        trainer.process(element);
      }
      TrainingOutcome outcome = trainer.complete();

      assertThat(outcome.end()).isEqualTo(EndOfTraining.EARLY_STOPPING);
      assertThat(outcome.bestEpoch()).isEqualTo(expected.path("bestEpoch").intValue());
      assertThat(epochs).hasSize(expected.path("learningRates").size());
      epochs.forEach(this::requireAsKeras);
      requireNear(outcome.test(), name -> expected.path("test").path(name));
      requireWeights(model.session().weights());
    }
  }

  private void requireAsKeras(EpochCompleted epoch) {
    int index = epoch.epoch() - 1;
    JsonNode history = expected.path("history");
    assertThat(epoch.learningRate())
        .as("learning rate of epoch %s", epoch.epoch())
        .isCloseTo(
            expected.path("learningRates").get(index).doubleValue(), withinPercentage(PERCENT));
    requireNear(epoch.training(), name -> history.path(name).get(index));
    requireNear(epoch.validation(), name -> history.path("val_" + name).get(index));
  }

  private static void requireNear(Map<String, Double> metrics, Function<String, JsonNode> ofKeras) {
    assertThat(metrics).containsOnlyKeys("loss", "accuracy");
    metrics.forEach(
        (name, value) ->
            assertThat(value)
                .as(name)
                .isCloseTo(ofKeras.apply(name).doubleValue(), withinPercentage(PERCENT)));
  }

  private void requireWeights(List<WeightValues> weights) {
    for (int i = 0; i < weights.size(); i++) {
      float[] ofKeras = floats(expected.path("weights").get(i));
      assertThat(weights.get(i).values())
          .as(weights.get(i).name())
          .containsExactly(ofKeras, offset(1e-4f));
    }
  }

  private List<WeightValues> initialWeights() {
    List<WeightValues> weights = new ArrayList<>();
    for (JsonNode weight : fixture.path("weights")) {
      String name = weight.path("name").asString().replaceFirst("^flowers/", "");
      List<Integer> shape = new ArrayList<>();
      weight.path("shape").forEach(dimension -> shape.add(dimension.intValue()));
      weights.add(new WeightValues(name, new TensorShape(shape), floats(weight.path("values"))));
    }
    return weights;
  }

  private List<Row> rows(int from, int until) {
    List<Row> rows = new ArrayList<>();
    for (int row = from; row < until; row++) {
      float[] label = {fixture.path("labels").get(row).intValue()};
      rows.add(new Row(floats(fixture.path("features").get(row)), label));
    }
    return rows;
  }

  private static float[] floats(JsonNode numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers.get(i).doubleValue();
    }
    return floats;
  }

  private static JsonNode fixture() {
    InputStream file = KerasCallbacksTest.class.getResourceAsStream("/fit/keras.json");
    return ContractJson.mapper().readTree(file);
  }
}
