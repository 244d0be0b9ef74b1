package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fit.BestWeights;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.fit.Monitor;
import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.training.FedElements.Row;
import io.millrace.keras.weight.WeightValues;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An optimizer that averages the weights puts the averages into the model when it is trained. */
class AveragedWeightsTest {
  private static final BestWeights BEST = new BestWeights(Monitor.of("loss"));

  @Test
  void shouldExportTheAveragesOfTheLastStep() throws Exception {
    assertThat(firstWeight(trained(null, true))).isNotEqualTo(firstWeight(trained(null, false)));
  }

  @Test
  void shouldExportTheWeightsThatWereMeasuredWhenTheBestAreKept() throws Exception {
    assertThat(firstWeight(trained(BEST, true))).isEqualTo(firstWeight(trained(BEST, false)));
  }

  private static float[] firstWeight(List<WeightValues> weights) {
    return weights.get(0).values();
  }

  private static List<WeightValues> trained(BestWeights best, boolean averages) throws Exception {
    FitConfig fit = new FitConfig(4, 3, false, 42, 0.1, null, null, best, null, null, null, null);
    String architecture =
        Flowers.classifier(4, 8, 3)
            .replace("\"learning_rate\"", "\"use_ema\": " + averages + ", \"learning_rate\"");
    TrainingPlan plan = TrainModelHarness.plan(architecture, fit, Path.of("none"));
    List<Row> rows =
        IntStream.range(0, 20)
            .mapToObj(row -> new Row(Flowers.features(row), new float[] {Flowers.label(row)}))
            .toList();
    try (OpenModel model = OpenModel.open(plan)) {
      ModelTrainer trainer = new ModelTrainer(plan, model, Clock.systemUTC(), event -> {});
      FedElements source = new FedElements(rows, List.of(), List.of(), fit.epochs());
      for (DatasetElement element = source.next(); element != null; element = source.next()) {
        trainer.process(element);
      }
      trainer.complete();
      return model.session().weights();
    }
  }
}
