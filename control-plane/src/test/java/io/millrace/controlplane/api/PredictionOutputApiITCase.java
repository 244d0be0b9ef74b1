package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.EarlyExit;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.PredictionFormat;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.testkit.TestKafka;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class PredictionOutputApiITCase {
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private TestKafka kafka;

  @TempDir private Path store;

  private Answer deploy(String result, Map<String, Object> more) {
    Map<String, Object> request = new HashMap<>(more);
    request.put("resultId", result);
    request.putIfAbsent("inputTopic", Scenario.unique("in"));
    request.putIfAbsent("outputTopic", Scenario.unique("out"));
    return api.post("/api/v1/inferences", request);
  }

  private InferenceJobSpec submitted(Answer created) {
    api.await(
        "/api/v1/inferences/" + created.id(),
        json -> json.path("state").asString().equals("DEPLOYING"));
    return (InferenceJobSpec) scenario.submitted(new JobId("inf-" + created.id()));
  }

  @Test
  void shouldMakeTheTopicsOfEachCluster() throws Exception {
    try (TestKafka cloud = TestKafka.start()) {
      // Given
      String result = scenario.trainedResult(store);
      String upper = Scenario.unique("up");
      Map<String, Object> there =
          Map.of(
              "bootstrapServers",
              cloud.bootstrapServers(),
              "properties",
              Map.of("ssl.key.password", "${env:KAFKA_TEST_SECRET}"));

      // When
      Answer created =
          deploy(
              result,
              Map.of(
                  "output",
                  Map.of(
                      "format",
                      "PREDICTION",
                      "labels",
                      List.of("sound", "broken"),
                      "kafka",
                      there,
                      "earlyExit",
                      Map.of("limit", 0.75, "topic", upper))));

      // Then
      InferenceJobSpec spec = submitted(created);
      KafkaCluster cluster =
          new KafkaCluster(
              cloud.bootstrapServers(), Map.of("ssl.key.password", "${env:KAFKA_TEST_SECRET}"));
      assertThat(spec.inputKafka()).isNull();
      assertThat(spec.output())
          .isEqualTo(
              new PredictionOutput(
                  PredictionFormat.PREDICTION,
                  PredictionTask.CLASSIFICATION,
                  List.of("sound", "broken"),
                  null,
                  cluster,
                  new EarlyExit(0.75, upper, null)));
      assertThat(cloud.endOffset(spec.outputTopic(), 0)).isZero();
      assertThat(cloud.endOffset(upper, 0)).isZero();
      assertThat(kafka.endOffset(spec.inputTopic(), 0)).isZero();
      JsonNode shown = api.get("/api/v1/inferences/" + created.id()).json();
      assertThat(shown.path("output").toString())
          .contains("\"format\":\"PREDICTION\"")
          .contains("\"task\":\"CLASSIFICATION\"")
          .contains("${env:KAFKA_TEST_SECRET}")
          .contains("\"limit\":0.75")
          .doesNotContain("from-the-environment");
      assertThat(shown.path("inputKafka").isNull()).isTrue();
    }
  }

  @Test
  void shouldWriteWhatKafkaMlWritesUnlessAsked() {
    Answer created = deploy(scenario.trainedResult(store), Map.of());

    assertThat(created.json().path("output").toString())
        .isEqualTo("{\"format\":\"VALUES\",\"task\":\"CLASSIFICATION\"}");
    assertThat(submitted(created).output())
        .isEqualTo(PredictionOutput.values(PredictionTask.CLASSIFICATION));
  }

  @Test
  void shouldSayWhichClusterDoesNotAnswer() {
    Map<String, Object> nowhere = Map.of("bootstrapServers", "does-not-exist.invalid:9092");

    Answer created = deploy(scenario.trainedResult(store), Map.of("inputKafka", nowhere));

    JsonNode waiting =
        api.await("/api/v1/inferences/" + created.id(), json -> !json.path("error").isNull());
    assertThat(waiting.path("error").path("code").asString()).isEqualTo("KAFKA_UNREACHABLE");
    assertThat(waiting.path("error").path("message").asString())
        .startsWith("Kafka at does-not-exist.invalid:9092 does not answer: ")
        .contains("No resolvable bootstrap urls");
    api.delete("/api/v1/inferences/" + created.id());
  }

  @Test
  void shouldAnswerEveryViolationAtItsPlace() {
    Map<String, Object> secret =
        Map.of("bootstrapServers", "b:1", "properties", Map.of("ssl.key.password", "s3cret"));

    Answer refused =
        deploy(
            "r",
            Map.of(
                "inputKafka",
                Map.of("bootstrapServers", "nowhere"),
                "output",
                Map.of(
                    "schemaRegistry",
                    "http://u:p@r:1",
                    "kafka",
                    secret,
                    "earlyExit",
                    Map.of("topic", "a b"))));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").values().stream().map(PredictionOutputApiITCase::line))
        .containsExactlyInAnyOrder(
            "/inputKafka/bootstrapServers: bootstrapServers 'nowhere' is not legal; legal is"
                + " host:port, separated by commas",
            "/output/schemaRegistry: the registry's address carries a user; legal is one without,"
                + " as it is stored and shown: credentials come from the environment of the job",
            "/output/kafka/properties/ssl.key.password: 'ssl.key.password' would be stored and"
                + " shown as it is; legal is a variable of the environment, ${env:KAFKA_…}",
            "/output/earlyExit/limit: 'limit' is missing",
            "/output/earlyExit/topic: topic 'a b' is not legal; legal are letters, digits, dots,"
                + " hyphens, underscores");
    assertThat(refused.json().toString()).doesNotContain("s3cret");
  }

  private static String line(JsonNode error) {
    return error.path("pointer").asString() + ": " + error.path("message").asString();
  }

  @Test
  void shouldRefuseLabelsThatAreNotOneForEachClass() {
    Answer refused =
        deploy(
            scenario.trainedResult(store),
            Map.of("output", Map.of("format", "AVRO", "labels", List.of("a", "b", "c"))));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asString()).isEqualTo("MODEL_DATA_MISMATCH");
    assertThat(line(refused.json().path("errors").get(0)))
        .isEqualTo(
            "/output/labels: there are 3 labels, but the model has 2 classes; legal is one label"
                + " for each class");
  }

  @Test
  void shouldRefuseAnUpperTopicThatIsAnotherOne() {
    Answer back =
        deploy(
            "r",
            Map.of(
                "inputTopic",
                "t",
                "output",
                Map.of("earlyExit", Map.of("limit", 1, "topic", "t"))));
    Answer ours =
        deploy(
            "r",
            Map.of("output", Map.of("earlyExit", Map.of("limit", 1, "topic", "millrace.events"))));

    assertThat(line(back.json().path("errors").get(0)))
        .isEqualTo(
            "/output/earlyExit/topic: inputTopic and the topic of 'earlyExit' are both 't'; they"
                + " must differ");
    assertThat(line(ours.json().path("errors").get(0)))
        .isEqualTo(
            "/output/earlyExit/topic: topic 'millrace.events' is one of Millrace's or Kafka's own;"
                + " legal is any other");
  }
}
