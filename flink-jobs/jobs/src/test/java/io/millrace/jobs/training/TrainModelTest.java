package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelCard;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.jobs.artifact.StagedArtifact;
import io.millrace.jobs.deadletter.DeadLetter;
import io.millrace.jobs.event.EventRecord;
import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.source.DatasetElement.Kind;
import io.millrace.jobs.source.DatasetFault;
import io.millrace.jobs.source.DatasetSummary;
import io.millrace.keras.archive.KerasArchive;
import io.millrace.keras.weight.WeightValues;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainModelTest {
  private static final int TRAINING = 25;
  private static final int VALIDATION = 5;
  private static final int TEST = 6;
  private static final FitConfig FIT = new FitConfig(4, 3, false, 42, 0.1);

  @TempDir Path folder;

  @Test
  void shouldTellEveryEpochAndStageOneResult() throws Exception {
    try (Harness harness = harness(Flowers.classifier(4, 8, 3))) {
      harness.open();

      feedAll(harness, elements());

      List<JobEvent> events = events(harness);
      assertThat(events.get(0))
          .isEqualTo(new TrainingStarted("r-1", TRAINING, VALIDATION, TEST, 0));
      assertThat(events.subList(1, 4))
          .allSatisfy(event -> assertThat(event).isInstanceOf(EpochCompleted.class));
      EpochCompleted last = (EpochCompleted) events.get(3);
      assertThat(last.epoch()).isEqualTo(3);
      assertThat(last.step()).isEqualTo(3 * 7);
      assertThat(last.training()).containsOnlyKeys("loss", "accuracy");
      assertThat(last.validation()).containsOnlyKeys("loss", "accuracy");
      assertThat(last.training().get("loss"))
          .isLessThan(((EpochCompleted) events.get(1)).training().get("loss"));
      assertThat(events).hasSize(4);
      TrainingSucceeded result = result(harness);
      assertThat(result.test()).containsOnlyKeys("loss", "accuracy");
      assertThat(result.artifact().uri()).endsWith("/store/r-1");
      assertThat(result.archive().uri()).endsWith("/store/r-1.archive");
      assertThat(result.provenance().seed()).isEqualTo(42);
      assertThat(result.provenance().versions()).containsKey("tensorflow");
      assertThat(folder.resolve("store/r-1")).doesNotExist();
    }
  }

  @Test
  void shouldArchiveTheTrainedModelWithItsCard() throws Exception {
    try (Harness harness = harness(Flowers.classifier(4, 8, 3))) {
      harness.open();
      feedAll(harness, elements());
      Path archive = Path.of(URI.create(trained(harness).archive().stagingUri()));

      KerasArchive model = KerasArchive.read(archive.resolve("model.keras"));
      ModelCard card =
          ContractJson.readModelCard(Files.readAllBytes(archive.resolve("model-card.json")));

      assertThat(model.weights())
          .extracting(WeightValues::name)
          .containsExactly("hidden/kernel", "hidden/bias", "species/kernel", "species/bias");
      assertThat(card.parameters()).isEqualTo(new ModelCard.Parameters(67, 0));
      assertThat(card.training())
          .isEqualTo(new ModelCard.Training("Adam", List.of("sparse_categorical_crossentropy")));
      assertThat(card.layers())
          .extracting(ModelCard.LayerEntry::name)
          .containsExactly("hidden", "dropout", "species");
      assertThat(card.signature()).isEqualTo(result(harness).signature());
      assertThat(card.provenance()).isEqualTo(result(harness).provenance());
      assertThat(card.test()).isEqualTo(result(harness).test());
    }
  }

  @Test
  void shouldStartFromTheWeightsThatItIsGiven() throws Exception {
    ModelArtifact first = trainAndPublish();
    double fresh = firstEpochLoss(null);

    double continued = firstEpochLoss(first);

    assertThat(continued).isLessThan(0.7 * fresh);
  }

  @Test
  void shouldKeepTheWeightsOfItsCheckpointWhenTheInitialOnesAreGone() throws Exception {
    ModelArtifact first = trainAndPublish();
    List<DatasetElement> elements = elements();
    OperatorSubtaskState checkpoint;
    try (Harness before = harness(Flowers.classifier(4, 8, 3), first)) {
      before.open();
      feed(before, elements.subList(0, 10));
      checkpoint = before.snapshot(1, 1);
    }
    FileUtils.deleteDirectory(Path.of(URI.create(first.uri())).toFile());

    try (Harness after = harness(Flowers.classifier(4, 8, 3), first)) {
      after.initializeState(checkpoint);
      after.open();
      feedAll(after, elements.subList(10, elements.size()));

      assertThat(result(after).archive()).isNotNull();
    }
  }

  @Test
  void shouldRefuseWeightsThatAreNotThoseThatWereNamed() throws Exception {
    ModelArtifact first = trainAndPublish();
    ModelArtifact other = new ModelArtifact(first.uri(), "0".repeat(64), first.sizeBytes());

    assertThat(failureFrom(other, Flowers.classifier(4, 8, 3)))
        .isEqualTo(
            new TrainingFailed(
                "r-1",
                ErrorCode.MODEL_LOAD_FAILED,
                "the weights that model 'flowers' should start from cannot be loaded: artifact "
                    + first.uri()
                    + " has sha256 "
                    + first.sha256()
                    + ", published was "
                    + "0".repeat(64)));
  }

  @Test
  void shouldRefuseWeightsOfAnotherModel() throws Exception {
    ModelArtifact first = trainAndPublish();

    TrainingFailed failed = failureFrom(first, Flowers.classifier(4, 9, 3));

    assertThat(failed.code()).isEqualTo(ErrorCode.MODEL_LOAD_FAILED);
    assertThat(failed.reason())
        .startsWith(
            "the weights that model 'flowers' should start from cannot be loaded: layer 'hidden':"
                + " model.weights.h5: 'layers/dense/vars/0' has the shape (4, 8); legal for the"
                + " model's weight 'hidden/kernel' of shape (4, 9) is its shape");
  }

  @Test
  void shouldRefuseAFolderWithoutWeights() throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("notes")).resolve("a.txt"), "a");
    ModelArtifact notes =
        ArtifactStore.publish(
            folder.resolve("notes"), folder.resolve("store").toUri().toString(), "notes");

    assertThat(failureFrom(notes, Flowers.classifier(4, 8, 3)).reason())
        .endsWith(
            "/store/notes has no weights; legal is one of [model.keras, model.weights.h5,"
                + " model.h5]");
  }

  @Test
  void shouldSayInItsProvenanceWhichWeightsItStartedFrom() throws Exception {
    ModelArtifact first = trainAndPublish();

    try (Harness harness = harness(Flowers.classifier(4, 8, 3), first)) {
      harness.open();
      feedAll(harness, elements());

      assertThat(result(harness).provenance().initialWeightsSha256()).isEqualTo(first.sha256());
    }
  }

  private ModelArtifact trainAndPublish() throws Exception {
    try (Harness harness = harness(Flowers.classifier(4, 8, 3))) {
      harness.open();
      feedAll(harness, elements());
      StagedArtifact archive = trained(harness).archive();
      return ArtifactStore.at(archive.storeUri()).publish(archive);
    }
  }

  private double firstEpochLoss(ModelArtifact initialWeights) throws Exception {
    try (Harness harness = harness(Flowers.classifier(4, 8, 3), initialWeights)) {
      harness.open();
      feedAll(harness, elements());
      EpochCompleted epoch = (EpochCompleted) events(harness).get(1);
      return epoch.training().get("loss");
    }
  }

  private TrainingFailed failureFrom(ModelArtifact initialWeights, String architecture)
      throws Exception {
    try (Harness harness = harness(architecture, initialWeights)) {
      harness.open();
      feedAll(harness, elements());
      assertThat(events(harness)).hasSize(1);
      return (TrainingFailed) events(harness).get(0);
    }
  }

  @Test
  void shouldGiveEventsTheSameIdsWhenTheyAreToldAgain() throws Exception {
    List<String> ids;
    try (Harness harness = harness(Flowers.classifier(4, 8, 3))) {
      harness.open();
      feedAll(harness, elements());
      ids = harness.extractOutputValues().stream().map(TrainModelTest::eventId).toList();
    }

    assertThat(ids)
        .containsExactly(
            "job-1/r-1/TRAINING_STARTED",
            "job-1/r-1/EPOCH_COMPLETED/1",
            "job-1/r-1/EPOCH_COMPLETED/2",
            "job-1/r-1/EPOCH_COMPLETED/3");
  }

  @Test
  void shouldTrainToTheSameBytesWhereverItIsInterrupted() throws Exception {
    List<DatasetElement> elements = elements();
    String undisturbed = sha256OfTraining(elements, elements.size());

    for (int interruptedAt = 0; interruptedAt < elements.size(); interruptedAt += 5) {
      assertThat(sha256OfTraining(elements, interruptedAt))
          .as("interrupted after %s elements", interruptedAt)
          .isEqualTo(undisturbed);
    }
  }

  private String sha256OfTraining(List<DatasetElement> elements, int interruptedAt)
      throws Exception {
    String architecture = Flowers.classifier(4, 8, 3);
    OperatorSubtaskState checkpoint;
    try (Harness before = harness(architecture)) {
      before.open();
      feed(before, elements.subList(0, interruptedAt));
      checkpoint = before.snapshot(1, 1);
    }
    try (Harness after = harness(architecture)) {
      after.initializeState(checkpoint);
      after.open();
      feedAll(after, elements.subList(interruptedAt, elements.size()));
      TrainingSucceeded result = result(after);
      return result.artifact().sha256() + result.archive().sha256();
    }
  }

  @Test
  void shouldNotStageAResultTwice() throws Exception {
    OperatorSubtaskState checkpoint;
    try (Harness before = harness(Flowers.classifier(4, 8, 3))) {
      before.open();
      feedAll(before, elements());
      checkpoint = before.snapshot(1, 1);
    }

    try (Harness after = harness(Flowers.classifier(4, 8, 3))) {
      after.initializeState(checkpoint);
      after.open();
      after.getOperator().finish();

      assertThat(after.getSideOutput(TrainModel.TRAINED)).isNull();
    }
  }

  @Test
  void shouldSayWhatIsWrongWithTheModel() throws Exception {
    TrainingFailed failed = failure("{\"class_name\": \"Sequential\"}", elements());

    assertThat(failed.code()).isEqualTo(ErrorCode.MODEL_INVALID);
    assertThat(failed.reason()).contains("config");
  }

  @Test
  void shouldSayThatTheFeaturesDoNotFit() throws Exception {
    TrainingFailed failed = failure(Flowers.classifier(7, 8, 3), elements());

    assertThat(failed)
        .isEqualTo(
            new TrainingFailed(
                "r-1",
                ErrorCode.MODEL_DATA_MISMATCH,
                "model 'flowers' takes 7 features of shape (7), the records have 4"));
  }

  @Test
  void shouldSayThatTheLabelsDoNotFitAndWhatToUse() throws Exception {
    TrainingFailed failed =
        failure(Flowers.model(4, 8, 3, "categorical_crossentropy", 0.01), elements());

    assertThat(failed)
        .isEqualTo(
            new TrainingFailed(
                "r-1",
                ErrorCode.MODEL_DATA_MISMATCH,
                "model 'flowers' with output (3) and loss categorical_crossentropy takes 3 label"
                    + " values, the records have 1; for labels that are class indices use"
                    + " sparse_categorical_crossentropy"));
  }

  @Test
  void shouldSayThatALabelIsNoClassOfTheModel() throws Exception {
    TrainingFailed failed = failure(Flowers.classifier(4, 8, 2), elements());

    assertThat(failed)
        .isEqualTo(
            new TrainingFailed(
                "r-1",
                ErrorCode.MODEL_DATA_MISMATCH,
                "model 'flowers' has 2 outputs, so legal labels are the class indices 0 to 1; given"
                    + " was 2.0"));
  }

  @Test
  void shouldSayThatTheTrainingDiverged() throws Exception {
    TrainingFailed failed = failure(Flowers.model(4, 8, 1, "mean_squared_error", 1e30), elements());

    assertThat(failed.code()).isEqualTo(ErrorCode.TRAINING_DIVERGED);
    assertThat(failed.reason())
        .startsWith("model 'flowers' diverged in epoch 1, step ")
        .endsWith("a lower learning rate or rescaled features may help");
  }

  @Test
  void shouldTellTheFaultOfTheDataOnceAndKeepItsDeadLetters() throws Exception {
    DeadLetter letter =
        new DeadLetter(null, null, "iris", 0, 3, ErrorCode.RECORD_UNDECODABLE, "no value");
    DatasetFault fault = new DatasetFault(ErrorCode.NO_EXAMPLES, "nothing there");
    try (Harness harness = harness("no JSON")) {
      harness.open();

      feed(harness, List.of(DatasetElement.rejected(letter), DatasetElement.failed(fault)));

      assertThat(events(harness))
          .containsExactly(new TrainingFailed("r-1", ErrorCode.NO_EXAMPLES, "nothing there"));
      assertThat(harness.getSideOutput(TrainModel.DEAD_LETTERS))
          .extracting(StreamRecord::getValue)
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(letter);
    }
  }

  @Test
  void shouldStayFailedAfterARecovery() throws Exception {
    OperatorSubtaskState checkpoint;
    try (Harness before = harness("no JSON")) {
      before.open();
      feed(before, elements().subList(0, 3));
      checkpoint = before.snapshot(1, 1);
    }

    try (Harness after = harness("no JSON")) {
      after.initializeState(checkpoint);
      after.open();
      feed(after, elements().subList(3, 10));

      assertThat(after.extractOutputValues()).isEmpty();
    }
  }

  /** Feeds everything and expects that nothing but one failure comes out at last. */
  private TrainingFailed failure(String architecture, List<DatasetElement> elements)
      throws Exception {
    try (Harness harness = harness(architecture)) {
      harness.open();
      feedAll(harness, elements);
      List<JobEvent> events = events(harness);
      assertThat(events.stream().filter(TrainingFailed.class::isInstance)).hasSize(1);
      assertThat(harness.getSideOutput(TrainModel.TRAINED)).isNull();
      return (TrainingFailed) events.get(events.size() - 1);
    }
  }

  private static void feed(Harness harness, List<DatasetElement> elements) throws Exception {
    for (DatasetElement element : elements) {
      harness.processElement(new StreamRecord<>(element));
    }
  }

  private static void feedAll(Harness harness, List<DatasetElement> elements) throws Exception {
    feed(harness, elements);
    harness.getOperator().finish();
  }

  private static List<DatasetElement> elements() {
    List<DatasetElement> elements = new ArrayList<>();
    DatasetSummary summary = new DatasetSummary(TRAINING, VALIDATION, TEST, 0, 4, 1, Set.of());
    elements.add(DatasetElement.opened(summary, FedElements.NO_REPLAY));
    for (int epoch = 0; epoch < FIT.epochs(); epoch++) {
      add(elements, Kind.TRAINING, 0, TRAINING);
      add(elements, Kind.VALIDATION, TRAINING, VALIDATION);
      elements.add(DatasetElement.epochEnd(FedElements.NO_REPLAY));
    }
    add(elements, Kind.TEST, TRAINING + VALIDATION, TEST);
    return elements;
  }

  private static void add(List<DatasetElement> elements, Kind part, int from, int count) {
    for (int row = from; row < from + count; row++) {
      float[] label = {Flowers.label(row)};
      elements.add(
          DatasetElement.example(part, Flowers.features(row), label, FedElements.NO_REPLAY));
    }
  }

  private static List<JobEvent> events(Harness harness) {
    return harness.extractOutputValues().stream()
        .map(event -> ContractJson.readEvent(event.json()))
        .map(EventEnvelope::event)
        .toList();
  }

  private static String eventId(EventRecord event) {
    return ContractJson.readEvent(event.json()).eventId();
  }

  private static TrainedModel trained(Harness harness) {
    assertThat(harness.getSideOutput(TrainModel.TRAINED)).hasSize(1);
    return harness.getSideOutput(TrainModel.TRAINED).peek().getValue();
  }

  private static TrainingSucceeded result(Harness harness) {
    return (TrainingSucceeded) ContractJson.readEvent(trained(harness).succeeded().json()).event();
  }

  private Harness harness(String architecture) throws Exception {
    return harness(architecture, null);
  }

  private Harness harness(String architecture, ModelArtifact initialWeights) throws Exception {
    DataSource data =
        new DataSource(
            StreamRange.parseList("iris:0:0:36"),
            Flowers.FORMAT,
            new DatasetSplit(0.1, 0.1, SplitMethod.POSITIONAL));
    TrainingModel model = new TrainingModel("r-1", "m-1", "flowers", architecture, initialWeights);
    String store = folder.resolve("store").toUri().toString();
    return new Harness(new TrainingPlan(new JobId("job-1"), model, data, FIT, store));
  }

  /** The operator as a task would run it. */
  private static final class Harness
      extends OneInputStreamOperatorTestHarness<DatasetElement, EventRecord> {
    Harness(TrainingPlan plan) throws Exception {
      super(new TrainModelFactory(plan), 1, 1, 0);
    }
  }
}
