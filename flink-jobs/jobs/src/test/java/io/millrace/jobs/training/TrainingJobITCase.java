package io.millrace.jobs.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.millrace.contracts.error.DeadLetterHeaders;
import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.Evaluation;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.MiniClusters;
import io.millrace.testkit.TestKafka;
import io.millrace.testkit.TestKafka.KeyValue;
import io.millrace.tf.Predictor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class TrainingJobITCase {
  @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);
  private static final FitConfig FIT = new FitConfig(10, 20, true, 42, 0.1);
  private static final String SMALL = Flowers.classifier(4, 8, 3);

  @TempDir Path folder;
  private TestKafka kafka;
  private TrainingRun run;

  @BeforeEach
  void useBroker(TestKafka broker) {
    kafka = broker;
    run = new TrainingRun(broker, folder);
  }

  @Test
  void shouldTrainThreeModelsAndPublishEachOnce() throws Exception {
    String topic = kafka.createTopic("iris", 1);
    String range = kafka.sendAll(topic, 0, Flowers.records(0, 150)).toString();

    JobClient job =
        run.start(
            range,
            FIT,
            Map.of(
                "small", SMALL,
                "wide", Flowers.classifier(4, 32, 3),
                "tiny", Flowers.classifier(4, 3, 3)));
    job.getJobExecutionResult().get();

    assertThat(run.events(TrainingStarted.class))
        .hasSize(3)
        .allSatisfy(
            started -> {
              assertThat(started.trainingExamples()).isEqualTo(105);
              assertThat(started.validationExamples()).isEqualTo(30);
              assertThat(started.testExamples()).isEqualTo(15);
            });
    assertThat(run.events(EpochCompleted.class)).hasSize(3 * 20);
    assertThat(run.events(TrainingSucceeded.class)).hasSize(3);
    TrainingSucceeded wide = run.success("wide");
    assertThat(wide.test().get("accuracy")).isGreaterThan(0.85);
    assertThat(run.store().resolve(".staging")).isEmptyDirectory();
    assertThat(evaluationOf(wide).accuracy()).isCloseTo(wide.test().get("accuracy"), offset(1e-6));
    assertThat(scoreOf(wide, Flowers.features(301))).isEqualTo(Flowers.label(301));
  }

  private Evaluation.Classification evaluationOf(TrainingSucceeded result) throws Exception {
    Path local = folder.resolve("archive");
    ArtifactStore.fetch(result.archive(), local);
    byte[] json = Files.readAllBytes(local.resolve(ModelFiles.EVALUATION));
    Evaluation evaluation = ContractJson.mapper().readValue(json, Evaluation.class);
    assertThat(evaluation.part()).isEqualTo(Evaluation.Part.TEST);
    assertThat(evaluation.examples()).isEqualTo(15);
    return (Evaluation.Classification) evaluation.outputs().get(0);
  }

  private int scoreOf(TrainingSucceeded result, float[] features) throws Exception {
    Path local = folder.resolve("fetched");
    ArtifactStore.fetch(result.artifact(), local);
    try (Predictor predictor = Predictor.load(local)) {
      float[] scores = new float[3];
      predictor.predict(features, 1, scores);
      return scores[0] > scores[1] && scores[0] > scores[2] ? 0 : scores[1] > scores[2] ? 1 : 2;
    }
  }

  @Test
  void shouldTrainOnABrokerThatAsksForAPassword() throws Exception {
    try (TestKafka secured = TestKafka.startSecured()) {
      String topic = secured.createTopic("secret-flowers", 1);
      String range = secured.sendAll(topic, 0, Flowers.records(0, 60)).toString();
      TrainingRun there = new TrainingRun(secured, folder);

      TrainingJobSpec spec = there.spec(range, FIT, Map.of("small", SMALL));
      TrainingRun.start(spec, new Configuration()).getJobExecutionResult().get();

      assertThat(there.events(TrainingSucceeded.class)).hasSize(1);
      assertThat(ContractJson.write(spec)).doesNotContain(System.getenv("KAFKA_TEST_JAAS"));
    }
  }

  @Test
  void shouldFailOneModelAlone() throws Exception {
    String topic = kafka.createTopic("alone", 1);
    String range = kafka.sendAll(topic, 0, Flowers.records(0, 60)).toString();

    run.start(
            range,
            FIT,
            Map.of(
                "small",
                SMALL,
                "misfit",
                Flowers.classifier(9, 8, 3),
                "broken",
                "{\"class_name\": \"Sequential\"}"))
        .getJobExecutionResult()
        .get();

    assertThat(run.events(TrainingSucceeded.class))
        .extracting(TrainingSucceeded::resultId)
        .containsExactly("result-small");
    assertThat(run.failure("misfit").code()).isEqualTo(ErrorCode.MODEL_DATA_MISMATCH);
    assertThat(run.failure("broken").code()).isEqualTo(ErrorCode.MODEL_INVALID);
    assertThat(run.store().resolve("result-misfit")).doesNotExist();
  }

  @Test
  void shouldFinishFourModelsWhenTheFifthDiverges() throws Exception {
    String topic = kafka.createTopic("diverging", 1);
    String range = kafka.sendAll(topic, 0, Flowers.records(0, 60)).toString();
    Map<String, String> models = new HashMap<>();
    for (int hidden = 3; hidden < 7; hidden++) {
      models.put("hidden" + hidden, Flowers.classifier(4, hidden, 3));
    }
    models.put("hasty", Flowers.model(4, 8, 3, "sparse_categorical_crossentropy", 1e30));

    run.start(range, FIT, models).getJobExecutionResult().get();

    assertThat(run.events(TrainingSucceeded.class))
        .extracting(TrainingSucceeded::resultId)
        .containsExactlyInAnyOrder(
            "result-hidden3", "result-hidden4", "result-hidden5", "result-hidden6");
    assertThat(run.events(TrainingFailed.class)).hasSize(1);
    assertThat(run.failure("hasty").code()).isEqualTo(ErrorCode.TRAINING_DIVERGED);
    assertThat(run.failure("hasty").reason())
        .startsWith("model 'hasty' diverged in epoch 1, step 2: {loss=NaN, accuracy=")
        .endsWith("}; a lower learning rate or rescaled features may help");
  }

  @Test
  void shouldSayThatAllExamplesAreOfOneClass() throws Exception {
    String topic = kafka.createTopic("single", 1);
    List<KeyValue> setosas = new ArrayList<>();
    for (int row = 0; row < 90; row += 3) {
      setosas.add(Flowers.record(row));
    }
    String range = kafka.sendAll(topic, 0, setosas).toString();

    run.start(
            range,
            FIT,
            Map.of(
                "small", SMALL, "regression", Flowers.model(4, 8, 1, "mean_squared_error", 0.01)))
        .getJobExecutionResult()
        .get();

    assertThat(run.failure("small"))
        .isEqualTo(
            new TrainingFailed(
                "result-small",
                ErrorCode.SINGLE_CLASS,
                "all 21 training examples have the same class for output 'species' of model"
                    + " 'small'; legal are examples of two classes or more: data in the order of"
                    + " their classes need the split SHUFFLED, HASHED or STRATIFIED"));
    assertThat(run.success("regression").end()).isEqualTo(EndOfTraining.ALL_EPOCHS);
  }

  @Test
  void shouldKeepARecordOfTheWrongLengthAsOneDeadLetter() throws Exception {
    String topic = kafka.createTopic("wrong", 1);
    kafka.sendAll(topic, 0, Flowers.records(0, 30));
    kafka.send(topic, 0, new byte[] {2}, new byte[] {1, 2, 3});
    kafka.sendAll(topic, 0, Flowers.records(30, 60));

    run.start(topic + ":0:0:61", FIT, Map.of("small", SMALL, "wide", SMALL))
        .getJobExecutionResult()
        .get();

    assertThat(run.events(TrainingStarted.class))
        .extracting(TrainingStarted::rejectedRecords)
        .containsExactly(1, 1);
    List<ConsumerRecord<byte[], byte[]>> letters = kafka.readAll(run.topics().deadLetters());
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).key()).containsExactly(2);
    assertThat(letters.get(0).value()).containsExactly(1, 2, 3);
    assertThat(header(letters.get(0), DeadLetterHeaders.SOURCE_TOPIC)).isEqualTo(topic);
    assertThat(header(letters.get(0), DeadLetterHeaders.SOURCE_OFFSET)).isEqualTo("30");
    assertThat(header(letters.get(0), DeadLetterHeaders.CODE)).isEqualTo("RECORD_UNDECODABLE");
  }

  @Test
  void shouldEndWithTheReasonWhenOffsetsHaveExpired() throws Exception {
    String topic = kafka.createTopic("expired", 1);
    kafka.sendAll(topic, 0, Flowers.records(0, 60));
    kafka.deleteRecordsBefore(topic, 0, 10);

    run.start(topic + ":0:0:60", FIT, Map.of("small", SMALL, "wide", SMALL))
        .getJobExecutionResult()
        .get();

    assertThat(run.events()).hasSize(2);
    TrainingFailed failed = run.failure("small");
    assertThat(failed.code()).isEqualTo(ErrorCode.OFFSETS_EXPIRED);
    assertThat(failed.reason())
        .endsWith("partition 0 was asked from offset 0, the earliest retained is 10");
    assertThat(run.failure("wide").code()).isEqualTo(ErrorCode.OFFSETS_EXPIRED);
  }

  @Test
  void shouldTrainToTheSameBytesAfterTheLossOfATaskManager(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    String topic = kafka.createTopic("killed", 2);
    kafka.sendAll(topic, 0, Flowers.records(0, 100));
    kafka.sendAll(topic, 1, Flowers.records(100, 160));
    String ranges = topic + ":0:0:100," + topic + ":1:0:60";
    FitConfig fit = new FitConfig(4, 300, true, 7, 0.1);
    run.start(ranges, fit, Map.of("small", SMALL)).getJobExecutionResult().get();
    TrainingRun disturbed = new TrainingRun(kafka, folder.resolve("disturbed"));

    JobClient job = disturbed.start(ranges, fit, Map.of("small", SMALL));
    disturbed.awaitEvents(EpochCompleted.class, 40);
    cluster.terminateTaskManager(0).get();
    cluster.startTaskManager();
    job.getJobExecutionResult().get();

    assertThat(disturbed.success("small").artifact().sha256())
        .isEqualTo(run.success("small").artifact().sha256());
    assertThat(disturbed.success("small").test()).isEqualTo(run.success("small").test());
    assertThat(disturbed.events(EpochCompleted.class))
        .extracting(EpochCompleted::epoch)
        .doesNotHaveDuplicates()
        .hasSize(300);
  }

  @Test
  void shouldGoOnFromARetainedCheckpointToTheSameBytes() throws Exception {
    String topic = kafka.createTopic("resumed", 1);
    String range = kafka.sendAll(topic, 0, Flowers.records(0, 160)).toString();
    FitConfig fit = new FitConfig(4, 300, true, 7, 0.1);
    run.start(range, fit, Map.of("small", SMALL)).getJobExecutionResult().get();
    TrainingRun stopped = new TrainingRun(kafka, folder.resolve("stopped"));
    TrainingJobSpec spec = stopped.spec(range, fit, Map.of("small", SMALL));

    JobClient job = TrainingRun.start(spec, new Configuration());
    stopped.awaitEvents(EpochCompleted.class, 60);
    job.cancel().get();
    stopped.resume(spec).getJobExecutionResult().get();

    assertThat(stopped.success("small").artifact().sha256())
        .isEqualTo(run.success("small").artifact().sha256());
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
