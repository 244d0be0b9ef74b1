package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.StepsCompleted;
import io.millrace.contracts.fit.BestWeights;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.fit.Monitor;
import io.millrace.contracts.json.ContractJson;
import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.training.FedElements.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every element takes a millisecond. */
class TimeBudgetTest {
  private final List<JobEvent> events = new ArrayList<>();
  private long now;

  @Test
  void shouldEndWithTheBatchInWhichTheTimeIsOver() throws Exception {
    TrainingOutcome outcome = train(25);

    assertThat(outcome.end()).isEqualTo(EndOfTraining.TIME_BUDGET);
    assertThat(outcome.effort().steps()).isEqualTo(7);
    assertThat(outcome.effort().epochs()).isEqualTo(1);
    assertThat(outcome.effort().examplesPerSecond()).isEqualTo(1000);
    assertThat(outcome.bestEpoch()).isNull();
    assertThat(outcome.evaluation().examples()).isEqualTo(6);
    assertThat(events).noneMatch(EpochCompleted.class::isInstance);
    assertThat(told(StepsCompleted.class)).hasSize(7);
  }

  @Test
  void shouldKeepTheBestOfTheEpochsSoFar() throws Exception {
    TrainingOutcome outcome = train(60);

    assertThat(outcome.end()).isEqualTo(EndOfTraining.TIME_BUDGET);
    assertThat(outcome.effort().steps()).isEqualTo(14);
    assertThat(outcome.effort().epochs()).isEqualTo(2);
    assertThat(outcome.bestEpoch()).isEqualTo(1);
    assertThat(told(EpochCompleted.class)).hasSize(1);
  }

  @Test
  void shouldCompleteAnEpochThatIsTrainedAndMeasured() throws Exception {
    TrainingOutcome outcome = train(42);

    assertThat(outcome.end()).isEqualTo(EndOfTraining.TIME_BUDGET);
    assertThat(outcome.effort().steps()).isEqualTo(10);
    assertThat(told(EpochCompleted.class)).hasSize(1);
  }

  @Test
  void shouldTrainAllEpochsWhenTheTimeIsEnough() throws Exception {
    assertThat(train(1000).end()).isEqualTo(EndOfTraining.ALL_EPOCHS);
  }

  private TrainingOutcome train(long budgetMs) throws Exception {
    FitConfig fit =
        new FitConfig(
            4,
            4,
            false,
            42,
            0.1,
            null,
            null,
            new BestWeights(Monitor.of("val_loss")),
            null,
            budgetMs,
            null,
            null);
    TrainingPlan plan = TrainModelHarness.plan(Flowers.classifier(4, 8, 3), fit, Path.of("none"));
    try (OpenModel model = OpenModel.open(plan)) {
      ModelTrainer trainer =
          new ModelTrainer(
              plan,
              model,
              () -> Instant.ofEpochMilli(now),
              event -> events.add(ContractJson.readEvent(event.json()).event()));
      FedElements source = new FedElements(rows(0, 40), rows(40, 46), rows(46, 52), fit.epochs());
      for (DatasetElement element = source.next(); element != null; element = source.next()) {
        trainer.process(element);
        now++;
      }
      return trainer.complete();
    }
  }

  private <T extends JobEvent> List<T> told(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static List<Row> rows(int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(row -> new Row(Flowers.features(row), new float[] {Flowers.label(row)}))
        .toList();
  }
}
