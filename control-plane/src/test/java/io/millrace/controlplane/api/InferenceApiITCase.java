package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.event.ModelReady;
import io.millrace.contracts.event.ModelRefused;
import io.millrace.contracts.event.ScoringProgress;
import io.millrace.contracts.event.ScoringProgress.Queues;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import io.millrace.testkit.TestKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class InferenceApiITCase {
  private static final String MODELS = "millrace.models";
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private FakeJobSubmitter runtime;
  @Autowired private TestKafka kafka;

  @TempDir private Path store;

  private Answer deploy(String result) {
    return deployOn(Scenario.unique("in"), result);
  }

  private Answer deployOn(String input, String result) {
    return api.post(
        "/api/v1/inferences",
        Map.of("resultId", result, "inputTopic", input, "outputTopic", Scenario.unique("out")));
  }

  private JsonNode awaitState(String id, String state) {
    return api.await(
        "/api/v1/inferences/" + id, json -> json.path("state").asString().equals(state));
  }

  private static JobId job(String id) {
    return new JobId("inf-" + id);
  }

  private List<ConsumerRecord<byte[], byte[]>> published(String id) {
    return kafka.readAll(MODELS).stream()
        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(id))
        .toList();
  }

  @Test
  void shouldDeployAModelOnTopicsItMakesWithTheFormatOfItsTraining() {
    // Given
    String result = scenario.trainedResult(store);

    // When
    Answer created = deploy(result);

    // Then
    assertThat(created.status()).isEqualTo(201);
    JsonNode json = awaitState(created.id(), "DEPLOYING");
    assertThat(json.path("modelVersion").asLong()).isEqualTo(1);
    assertThat(json.path("format").asString()).isEqualTo("RAW");
    assertThat(json.path("formatConfig").path("data_reshape").asString()).isEqualTo("3");
    assertThat(json.path("batch").toString()).isEqualTo("{\"maxSize\":256,\"lingerMs\":5}");
    assertThat(json.path("metrics").isNull()).isTrue();
    InferenceJobSpec spec = (InferenceJobSpec) scenario.submitted(job(created.id()));
    assertThat(spec.initialModel().revision()).isEqualTo(1);
    assertThat(kafka.endOffset(spec.inputTopic(), 0)).isZero();
    assertThat(kafka.endOffset(spec.outputTopic(), 0)).isZero();
    ModelDescriptor descriptor =
        ContractJson.readModelDescriptor(published(created.id()).get(0).value());
    assertThat(descriptor).isEqualTo(spec.initialModel());
  }

  @Test
  void shouldPublishANewRevisionAndReportAModelThatIsRefused() {
    // Given
    String id = deploy(scenario.trainedResult(store)).id();
    awaitState(id, "DEPLOYING");
    String newer = scenario.trainedResult(store);

    // When
    Answer accepted =
        api.post("/api/v1/inferences/" + id + ":deploy-version", Map.of("resultId", newer));
    scenario.tell(
        id + "-refused",
        job(id),
        new ModelRefused(id, 0, 2, 1, ErrorCode.MODEL_LOAD_FAILED, "the sha256 differs"));

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    JsonNode refused = api.await("/api/v1/inferences/" + id, json -> !json.path("error").isNull());
    assertThat(refused.path("error").path("message").asString())
        .isEqualTo("version 1 is not scored with, the version before goes on: the sha256 differs");
    assertThat(refused.path("resultId").asString()).isEqualTo(newer);
    kafka.readUntil(
        MODELS,
        records ->
            records.stream()
                    .filter(r -> new String(r.key(), StandardCharsets.UTF_8).equals(id))
                    .count()
                == 2);
    assertThat(ContractJson.readModelDescriptor(published(id).get(1).value()).revision())
        .isEqualTo(2);
    scenario.tell(id + "-active", job(id), new ModelActivated(id, 0, 2, 1, null));
    api.await("/api/v1/inferences/" + id, json -> json.path("error").isNull());
  }

  @Test
  void shouldSayHowFarAModelIsAndGoBackToTheOneBefore() {
    // Given
    String first = scenario.trainedResult(store);
    String id = deploy(first).id();
    String path = "/api/v1/inferences/" + id;
    awaitState(id, "DEPLOYING");
    assertThat(
            api.post(path + ":deploy-version", Map.of("previous", true))
                .json()
                .path("code")
                .asString())
        .isEqualTo("NO_PREVIOUS_MODEL");

    // When
    Answer deployed =
        api.post(
            path + ":deploy-version",
            Map.of(
                "resultId",
                scenario.trainedResult(store),
                "activation",
                Map.of("policy", "AT_EVENT_TIME", "atMs", 5000)));

    // Then
    assertThat(deployed.json().path("rollout").path("state").asString()).isEqualTo("PREPARING");
    assertThat(deployed.json().path("rollout").path("activation").toString())
        .isEqualTo("{\"policy\":\"AT_EVENT_TIME\",\"atMs\":5000}");
    scenario.tell(id + "-ready", job(id), new ModelReady(id, 0, 2, 1, 20));
    awaitRollout(id, "READY");
    scenario.tell(id + "-active", job(id), new ModelActivated(id, 0, 2, 1, null));
    awaitRollout(id, "ACTIVE");
    Answer back = api.post(path + ":deploy-version", Map.of("previous", true));
    assertThat(back.status()).isEqualTo(202);
    assertThat(back.json().path("resultId").asString()).isEqualTo(first);
    scenario.tell(
        id + "-refused", job(id), new ModelRefused(id, 0, 3, 1, ErrorCode.MODEL_LOAD_FAILED, "x"));
    awaitRollout(id, "REFUSED");
  }

  @Test
  void shouldGoBackToAModelThatWasInUseAndToNoneThatWasRefused() {
    // Given
    String inUse = scenario.trainedResult(store);
    String id = deploy(inUse).id();
    String path = "/api/v1/inferences/" + id;
    for (int revision = 2; revision <= 3; revision++) {
      String refused = scenario.trainedResult(store);
      api.post(path + ":deploy-version", Map.of("resultId", refused));
      scenario.tell(
          id + "-refused-" + revision,
          job(id),
          new ModelRefused(id, 0, revision, 1, ErrorCode.MODEL_LOAD_FAILED, "x"));
      awaitRollout(id, "REFUSED");
    }

    // When
    Answer back = api.post(path + ":deploy-version", Map.of("previous", true));

    // Then
    assertThat(back.json().path("resultId").asString()).isEqualTo(inUse);
  }

  private void awaitRollout(String id, String state) {
    api.await(
        "/api/v1/inferences/" + id,
        json -> json.path("rollout").path("state").asString().equals(state));
  }

  @Test
  void shouldRefuseATimeThatNothingIsActivatedBy() {
    // Given
    String id = deploy(scenario.trainedResult(store)).id();

    // When
    Answer refused =
        api.post(
            "/api/v1/inferences/" + id + ":deploy-version",
            Map.of("previous", true, "activation", Map.of("policy", "IMMEDIATE", "atMs", 5)));

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().toString())
        .contains("activation IMMEDIATE has atMs 5; only AT_EVENT_TIME has one");
  }

  @Test
  void shouldTellHowManyRecordsWaitAlsoOfADeploymentThatScoresNothing() {
    // Given
    String input = scenario.topicWithRecords();
    String id = deployOn(input, scenario.trainedResult(store)).id();
    Queues queues = new Queues(5, 10, 2, 700);
    Map<Integer, Long> positions = Map.of(0, 7L);

    // When
    scenario.tell(
        id + "-p", job(id), new ScoringProgress(id, 0, 5, 0, 5, 1, 3, 1, queues, null, positions));

    // Then
    String path = "/api/v1/inferences/" + id;
    JsonNode metrics = awaitLag(path, 5).path("metrics");
    assertThat(metrics.path("classesPerSecond").isNull()).isTrue();
    kafka.send(input, 0, null, new byte[] {1});
    awaitLag(path, 6);
    api.await(path + "/metrics", json -> newest(json).path("lag").asInt(-1) == 6);
  }

  private static JsonNode newest(JsonNode metrics) {
    return metrics.path("points").get(metrics.path("points").size() - 1);
  }

  private JsonNode awaitLag(String path, int lag) {
    return api.await(path, json -> json.path("metrics").path("lag").asInt(-1) == lag);
  }

  @Test
  void shouldAddUpWhatItsSubtasksReport() {
    // Given
    String id = deploy(scenario.trainedResult(store)).id();
    awaitState(id, "DEPLOYING");
    runtime.move(job(id), JobState.RUNNING);

    // When
    scenario.tell(id + "-a1", job(id), new ScoringProgress(id, 0, 10, 1, 5, 1, 3, 1));
    scenario.tell(
        id + "-a2",
        job(id),
        new ScoringProgress(
            id, 0, 30, 1, 20, 2, 4, 1, new Queues(5, 10, 3, 700), Map.of("a", 20.0), Map.of()));
    scenario.tell(
        id + "-b1",
        job(id),
        new ScoringProgress(
            id,
            1,
            7,
            0,
            10,
            1,
            9,
            1,
            new Queues(11, 20, 4, 900),
            Map.of("a", 4.0, "b", 6.0),
            Map.of()));

    // Then
    JsonNode metrics =
        api.await(
                "/api/v1/inferences/" + id,
                json -> json.path("metrics").path("scored").asLong() == 37)
            .path("metrics");
    assertThat(metrics.path("deadLetters").asLong()).isEqualTo(1);
    assertThat(metrics.path("recordsPerSecond").asDouble()).isEqualTo(30);
    assertThat(metrics.path("p50Ms").asDouble()).isEqualTo(2);
    assertThat(metrics.path("p99Ms").asDouble()).isEqualTo(9);
    assertThat(metrics.path("p999Ms").asDouble()).isEqualTo(11);
    assertThat(metrics.path("meanBatch").asDouble()).isEqualTo(15);
    assertThat(metrics.path("waiting").asInt()).isEqualTo(7);
    assertThat(metrics.path("modelAgeMs").asLong()).isEqualTo(900);
    assertThat(metrics.path("classesPerSecond").toString())
        .isIn("{\"a\":24.0,\"b\":6.0}", "{\"b\":6.0,\"a\":24.0}");
    JsonNode points = api.get("/api/v1/inferences/" + id + "/metrics").json().path("points");
    assertThat(points.get(points.size() - 1).path("scored").asLong()).isEqualTo(37);
  }

  @Test
  void shouldStopAndForgetADeployment() {
    // Given
    String id = deploy(scenario.trainedResult(store)).id();
    awaitState(id, "DEPLOYING");

    // When
    Answer accepted = api.delete("/api/v1/inferences/" + id);
    JsonNode stopping = awaitState(id, "CANCELLING");
    runtime.move(job(id), JobState.CANCELED);

    // Then
    assertThat(accepted.status()).isEqualTo(204);
    assertThat(stopping.path("state").asString()).isEqualTo("CANCELLING");
    api.await("/api/v1/inferences/" + id, json -> json.path("status").asInt() == 404);
    List<ConsumerRecord<byte[], byte[]>> records = published(id);
    assertThat(records.get(records.size() - 1).value()).isNull();
  }

  @Test
  void shouldRefuseAResultThatIsNotFinished() {
    // Given
    String result = scenario.resultIds(scenario.training(1)).get(0);

    // When
    Answer refused = deploy(result);

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asString()).isEqualTo("RESULT_NOT_FINISHED");
    assertThat(refused.json().path("detail").asString())
        .matches("result '" + result + "' of model '.*' is WAITING; legal is one that is FINISHED");
  }

  @Test
  void shouldRefuseOneTopicForBothEnds() {
    // When
    Answer refused =
        api.post(
            "/api/v1/inferences", Map.of("resultId", "r", "inputTopic", "t", "outputTopic", "t"));

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"/outputTopic\",\"message\":\"inputTopic and outputTopic are both 't';"
                + " they must differ\"}]");
  }

  @Test
  void shouldRefuseAFormatThatDoesNotFitTheModel() {
    // Given
    String result = scenario.trainedResult(store);

    // When
    Answer refused =
        api.post(
            "/api/v1/inferences",
            Map.of(
                "resultId", result,
                "inputTopic", "in",
                "outputTopic", "out",
                "format", "RAW",
                "formatConfig", Map.of("data_type", "uint8", "data_reshape", "8 8")));

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asString()).isEqualTo("MODEL_DATA_MISMATCH");
    assertThat(refused.json().path("detail").asString())
        .isEqualTo(
            "the format declares 64 values for each record, but the model takes 3 (input (3))");
  }

  private Answer deploy(String input, String output) {
    return api.post(
        "/api/v1/inferences", Map.of("resultId", "r", "inputTopic", input, "outputTopic", output));
  }

  @Test
  void shouldRefuseTopicsThatAreNotForRecords() {
    // When
    Answer events = deploy("in", "millrace.events");
    Answer letters = deploy("millrace.dead-letters", "out");
    Answer offsets = deploy("in", "__consumer_offsets");
    Answer dots = deploy("..", "out");

    // Then
    assertThat(List.of(events.status(), letters.status(), offsets.status(), dots.status()))
        .containsOnly(422);
    assertThat(letters.json().path("code").asString()).isEqualTo("TOPIC_RESERVED");
    assertThat(events.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"/outputTopic\",\"message\":\"topic 'millrace.events' is one of"
                + " Millrace's or Kafka's own; legal is any other\"}]");
    assertThat(dots.json().path("detail").asString())
        .endsWith("topic '..' is not legal; legal are letters, digits, dots, hyphens, underscores");
  }
}
