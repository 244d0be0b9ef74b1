package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.StepsCompleted;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.fit.BestWeights;
import io.millrace.contracts.fit.EarlyStopping;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.fit.Monitor;
import io.millrace.contracts.fit.ReduceOnPlateau;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.Evaluation;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.jobs.training.FedElements.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitOptionsTest {
  private static final Monitor VALIDATION_LOSS = Monitor.of("val_loss");
  private static final String MODEL = Flowers.classifier(4, 8, 3);

  /** Learns too fast, so that the validation soon gets worse. */
  private static final String HASTY =
      Flowers.model(4, 8, 3, "sparse_categorical_crossentropy", 0.3);

  /** Of a training of 40 examples that uses all of 12 epochs. */
  private static final int MOST_ELEMENTS = 1 + 12 * (40 + 6 + 1) + 6;

  @TempDir Path folder;

  @Test
  void shouldTrainToTheSameBytesWhereverItIsInterruptedWithAllOptions() throws Exception {
    FitConfig fit = allOptions();
    String undisturbed = interrupted(fit, 0);

    for (int at = 1; at <= MOST_ELEMENTS; at += 17) {
      assertThat(interrupted(fit, at))
          .as("interrupted after %s elements", at)
          .isEqualTo(undisturbed);
    }
  }

  /** Result, archive, what was told of learning rates and why it ended. */
  private String interrupted(FitConfig fit, int after) throws Exception {
    FedElements source = flowers(40, fit.epochs());
    List<JobEvent> told = new ArrayList<>();
    OperatorSubtaskState checkpoint;
    try (TrainModelHarness before = harness(HASTY, fit)) {
      before.open();
      before.feed(source, after);
      checkpoint = before.snapshot(1, 1);
      source = source.fork();
      told.addAll(before.events());
    }
    try (TrainModelHarness continued = harness(HASTY, fit)) {
      continued.initializeState(checkpoint);
      continued.open();
      continued.feedAll(source);
      told.addAll(continued.events());
      TrainingSucceeded result = continued.result();
      return String.join(
          "\n",
          result.artifact().sha256(),
          result.archive().sha256(),
          result.end() + " " + result.bestEpoch() + " " + result.test(),
          rates(told).toString(),
          "steps " + steps(told).hashCode());
    }
  }

  private static List<Double> rates(List<JobEvent> told) {
    return told.stream()
        .filter(EpochCompleted.class::isInstance)
        .map(event -> ((EpochCompleted) event).learningRate())
        .toList();
  }

  private static List<StepsCompleted> steps(List<JobEvent> told) {
    return told.stream()
        .filter(StepsCompleted.class::isInstance)
        .map(StepsCompleted.class::cast)
        .toList();
  }

  private static FitConfig allOptions() {
    return new FitConfig(
        4,
        12,
        false,
        42,
        0.1,
        null,
        new EarlyStopping(VALIDATION_LOSS, 0, 2, 0, null),
        new BestWeights(VALIDATION_LOSS),
        new ReduceOnPlateau(VALIDATION_LOSS, 0.5, 1, 0, 0, 0.1),
        3_600_000L,
        Map.of(0, 2.0, 2, 0.5),
        null);
  }

  @Test
  void shouldEndEarlyWithTheBestWeightsAndALowerLearningRate() throws Exception {
    try (TrainModelHarness harness = harness(HASTY, allOptions())) {
      harness.open();
      harness.feedAll(flowers(40, 12));

      List<EpochCompleted> epochs = harness.events(EpochCompleted.class);
      TrainingSucceeded result = harness.result();
      assertThat(result.end()).isEqualTo(EndOfTraining.EARLY_STOPPING);
      assertThat(epochs).hasSizeBetween(4, 11);
      assertThat(result.bestEpoch()).isEqualTo(epochs.size() - 2).isEqualTo(best(epochs));
      assertThat(epochs.get(epochs.size() - 1).learningRate()).isLessThan(0.2);
      assertThat(result.effort().epochs()).isEqualTo(epochs.size());
      assertThat(result.effort().steps()).isEqualTo(epochs.size() * 10L);
      assertThat(result.effort().examplesPerSecond()).isPositive();
      assertThat(result.effort().peakMemoryBytes()).isGreaterThan(100L << 20);
    }
  }

  private static int best(List<EpochCompleted> epochs) {
    int best = 1;
    for (EpochCompleted epoch : epochs) {
      if (epoch.validation().get("loss") < epochs.get(best - 1).validation().get("loss")) {
        best = epoch.epoch();
      }
    }
    return best;
  }

  @Test
  void shouldKeepTheBestWhenItIsStoppedInTheMiddle() throws Exception {
    FitConfig fit = fit(500, null, new BestWeights(VALIDATION_LOSS), null);
    try (TrainModelHarness harness = harness(HASTY, fit)) {
      FedElements source = flowers(40, 500);
      harness.open();

      harness.feed(source, 300);
      harness.getOperator().finish();

      List<EpochCompleted> epochs = harness.events(EpochCompleted.class);
      assertThat(epochs).hasSize(6);
      TrainingSucceeded result = harness.result();
      assertThat(result.end()).isEqualTo(EndOfTraining.STOPPED);
      assertThat(result.bestEpoch()).isEqualTo(best(epochs));
      assertThat(result.effort().epochs()).isEqualTo(7);
      assertThat(result.test()).containsOnlyKeys("loss", "accuracy");
      assertThat(evaluation(harness).examples()).isEqualTo(6);
    }
  }

  @Test
  void shouldKeepTheLastWeightsWhenNoEpochIsCompleted() throws Exception {
    FitConfig fit = fit(500, null, new BestWeights(VALIDATION_LOSS), null);
    try (TrainModelHarness harness = harness(MODEL, fit)) {
      harness.open();

      harness.feed(flowers(40, 500), 11);
      harness.getOperator().finish();

      TrainingSucceeded result = harness.result();
      assertThat(result.end()).isEqualTo(EndOfTraining.STOPPED);
      assertThat(result.bestEpoch()).isNull();
      assertThat(result.effort().steps()).isEqualTo(2);
    }
  }

  @Test
  void shouldSayThatNothingIsKeptWhenItIsStoppedBeforeItsFirstStep() throws Exception {
    try (TrainModelHarness harness = harness(MODEL, fit(5, null, null, null))) {
      harness.open();

      harness.feed(flowers(40, 5), 3);
      harness.getOperator().finish();

      assertThat(harness.getSideOutput(TrainModel.TRAINED)).isNull();
      assertThat(harness.events(TrainingFailed.class))
          .containsExactly(
              new TrainingFailed(
                  "r-1",
                  ErrorCode.STOPPED_WITHOUT_RESULT,
                  "model 'flowers' was stopped before its first step; there is nothing to keep"));
    }
  }

  @Test
  void shouldMeasureWithTheValidationPartWhenThereIsNoTestPart() throws Exception {
    try (TrainModelHarness harness = harness(MODEL, fit(2, null, null, null))) {
      harness.open();
      harness.feedAll(new FedElements(rows(0, 40), rows(40, 49), List.of(), 2));

      Evaluation evaluation = evaluation(harness);

      assertThat(harness.result().test()).isEmpty();
      assertThat(evaluation.part()).isEqualTo(Evaluation.Part.VALIDATION);
      assertThat(evaluation.examples()).isEqualTo(9);
      EpochCompleted last = harness.events(EpochCompleted.class).get(1);
      assertThat(((Evaluation.Classification) evaluation.outputs().get(0)).accuracy())
          .isCloseTo(last.validation().get("accuracy"), offset(1e-6));
    }
  }

  @Test
  void shouldWriteNoEvaluationWhenAllExamplesAreTrainedOn() throws Exception {
    try (TrainModelHarness harness = harness(MODEL, fit(2, null, null, null))) {
      harness.open();
      harness.feedAll(new FedElements(rows(0, 40), List.of(), List.of(), 2));

      assertThat(harness.archived(ModelFiles.EVALUATION)).doesNotExist();
      assertThat(harness.archived(ModelFiles.CARD)).exists();
    }
  }

  @Test
  void shouldSayWhichMetricsCanBeWatched() throws Exception {
    EarlyStopping stopping = new EarlyStopping(Monitor.of("val_auc"), 0, 1, 0, null);

    assertThat(failure(fit(5, stopping, null, null), flowers(40, 5)))
        .isEqualTo(
            unusable(
                "the watched metric 'val_auc' is not measured; legal is one of loss, accuracy,"
                    + " val_loss, val_accuracy"));
  }

  @Test
  void shouldSayThatThereIsNoValidationPartToWatch() throws Exception {
    FedElements source = new FedElements(rows(0, 40), List.of(), rows(40, 46), 5);

    assertThat(failure(fit(5, null, new BestWeights(VALIDATION_LOSS), null), source))
        .isEqualTo(
            unusable(
                "the watched metric 'val_loss' is not measured; legal is one of loss, accuracy, as"
                    + " the data set has no validation part"));
  }

  @Test
  void shouldRefuseTheWeightOfAClassThatTheModelDoesNotHave() throws Exception {
    assertThat(failure(fit(5, null, null, Map.of(0, 2.0, 3, 1.5)), flowers(40, 5)))
        .isEqualTo(unusable("classWeights has the class 3; legal are 0 to 2"));
  }

  @Test
  void shouldRefuseClassWeightsWithoutClasses() throws Exception {
    String regression = Flowers.model(4, 8, 1, "mean_squared_error", 0.01);
    try (TrainModelHarness harness = harness(regression, fit(5, null, null, Map.of(0, 2.0)))) {
      harness.open();
      harness.feedAll(flowers(40, 5));

      assertThat(harness.events(TrainingFailed.class))
          .containsExactly(
              unusable(
                  "classWeights were given; legal is that only for one output with one class for"
                      + " each example"));
    }
  }

  @Test
  void shouldTellPiecesOfLongEpochs() throws Exception {
    try (TrainModelHarness harness = harness(MODEL, fit(400, null, null, null))) {
      harness.open();
      FedElements source = flowers(42, 400);
      harness.feed(source, 2 * (42 + 6 + 1) + 1);

      assertThat(harness.events(StepsCompleted.class))
          .extracting(StepsCompleted::epoch, StepsCompleted::step, StepsCompleted::steps)
          .containsExactly(tuple(1, 6L, 6), tuple(1, 11L, 5), tuple(2, 17L, 6), tuple(2, 22L, 5));
      StepsCompleted first = harness.events(StepsCompleted.class).get(0);
      StepsCompleted second = harness.events(StepsCompleted.class).get(1);
      assertThat((first.training().get("loss") * 24 + second.training().get("loss") * 18) / 42)
          .isCloseTo(
              harness.events(EpochCompleted.class).get(0).training().get("loss"), offset(1e-12));
    }
  }

  private TrainingFailed failure(FitConfig fit, FedElements source) throws Exception {
    try (TrainModelHarness harness = harness(MODEL, fit)) {
      harness.open();
      harness.feedAll(source);
      assertThat(harness.events()).hasSize(1);
      return (TrainingFailed) harness.events().get(0);
    }
  }

  private static TrainingFailed unusable(String reason) {
    return new TrainingFailed("r-1", ErrorCode.FIT_OPTION_UNUSABLE, "model 'flowers': " + reason);
  }

  private static Evaluation evaluation(TrainModelHarness harness) throws Exception {
    return ContractJson.mapper()
        .readValue(Files.readAllBytes(harness.archived(ModelFiles.EVALUATION)), Evaluation.class);
  }

  private static FitConfig fit(
      int epochs, EarlyStopping stopping, BestWeights best, Map<Integer, Double> classWeights) {
    return new FitConfig(
        4, epochs, false, 42, 0.1, null, stopping, best, null, null, classWeights, null);
  }

  private static FedElements flowers(int training, int epochs) {
    return new FedElements(
        rows(0, training), rows(training, training + 6), rows(training + 6, training + 12), epochs);
  }

  private static List<Row> rows(int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(row -> new Row(Flowers.features(row), new float[] {Flowers.label(row)}))
        .toList();
  }

  private TrainModelHarness harness(String architecture, FitConfig fit) throws Exception {
    return TrainModelHarness.of(architecture, fit, folder.resolve("store"));
  }
}
