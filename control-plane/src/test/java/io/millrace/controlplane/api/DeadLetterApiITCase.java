package io.millrace.controlplane.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.api.Api.Answer;
import io.millrace.testkit.TestKafka;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What could not be used is looked at, corrected and sent again. */
@ControlPlaneTest
class DeadLetterApiITCase {
  private static final String LETTERS = "/api/v1/dead-letters";
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private TestKafka kafka;
  @Autowired private JdbcClient database;
  @TempDir private Path store;

  private static ProducerRecord<byte[], byte[]> record(String topic, int partition, String value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, partition, "key".getBytes(UTF_8), value.getBytes(UTF_8));
    record.headers().add("sensor", "7".getBytes(UTF_8));
    return record;
  }

  private Answer retry(Object... letters) {
    return api.post(LETTERS + ":retry", Map.of("letters", List.of(letters)));
  }

  private static Map<String, String> corrected(String id, String value) {
    return Map.of(
        "id", id, "valueBase64", Base64.getEncoder().encodeToString(value.getBytes(UTF_8)));
  }

  private List<JsonNode> lettersOf(String inference) {
    return api.get(LETTERS + "?inferenceId=" + inference)
        .json()
        .path("items")
        .valueStream()
        .toList();
  }

  private static String headers(ConsumerRecord<?, ?> record) {
    StringBuilder text = new StringBuilder();
    for (Header header : record.headers()) {
      text.append(header.key()).append('=').append(new String(header.value(), UTF_8)).append(' ');
    }
    return text.toString().strip();
  }

  private static String code(Answer answer) {
    return answer.json().path("code").asString();
  }

  @Test
  void shouldSayWhatARecordIsAndWhyItCouldNotBeScored() {
    // Given
    String inference = scenario.inference(store);
    String id = scenario.deadLetter("inf-" + inference, record("digits", 3, "[1]"));

    // When
    List<JsonNode> letters = lettersOf(inference);

    // Then
    assertThat(letters).hasSize(1);
    JsonNode letter = letters.get(0);
    assertThat(letter.path("id").asString()).isEqualTo(id);
    assertThat(letter.path("jobId").asString()).isEqualTo("inf-" + inference);
    assertThat(letter.path("inferenceId").asString()).isEqualTo(inference);
    assertThat(letter.path("trainingId").isNull()).isTrue();
    assertThat(letter.path("source").toString())
        .isEqualTo("{\"topic\":\"digits\",\"partition\":3,\"offset\":5,\"time\":null}");
    assertThat(letter.path("code").asString()).isEqualTo("RECORD_UNDECODABLE");
    assertThat(letter.path("reason").asString()).isEqualTo("the value has 1 bytes; legal are 12");
    assertThat(letter.path("valueText").asString()).isEqualTo("[1]");
    assertThat(letter.path("keyBase64").asString()).isEqualTo("a2V5");
    assertThat(letter.path("headers").toString()).isEqualTo("{\"sensor\":\"7\"}");
    assertThat(letter.path("retriedAt").isNull()).isTrue();
  }

  @Test
  void shouldSendLettersAgainAsTheyWereOrCorrected() {
    // Given
    String topic = kafka.createTopic("input", 2);
    String inference = scenario.inference(store);
    String first = scenario.deadLetter("inf-" + inference, record(topic, 1, "[1]"));
    String second = scenario.deadLetter("inf-" + inference, record(topic, 1, "[2"));
    String third = scenario.deadLetter("inf-" + inference, record(topic, 9, "[3]"));

    // When
    Answer sent = retry(Map.of("id", first), corrected(second, "[2]"), Map.of("id", third));

    // Then
    assertThat(sent.status()).as(sent.json().toString()).isEqualTo(200);
    assertThat(sent.json().path("sent").asInt()).isEqualTo(3);
    assertThat(sent.json().path("ranges").toString()).contains(topic + ":1:0:");
    List<ConsumerRecord<byte[], byte[]>> records = kafka.readAll(topic);
    assertThat(records)
        .extracting(one -> new String(one.value(), UTF_8))
        .containsExactlyInAnyOrder("[1]", "[2]", "[3]");
    assertThat(records).allMatch(one -> new String(one.key(), UTF_8).equals("key"));
    assertThat(records)
        .extracting(DeadLetterApiITCase::headers)
        .containsExactlyInAnyOrder(
            "sensor=7 millrace-retried=" + first,
            "sensor=7 millrace-retried=" + second,
            "sensor=7 millrace-retried=" + third);
    assertThat(lettersOf(inference))
        .hasSize(3)
        .allMatch(letter -> !letter.path("retriedAt").isNull())
        .allMatch(letter -> letter.path("retriedBy").asString().equals("launch token"));
    JsonNode audited = api.get("/api/v1/audit-log?action=dead-letters.retry").json();
    assertThat(audited.at("/items/0/outcome").asString()).isEqualTo("DONE");
  }

  @Test
  void shouldSendEachLetterOnceHoweverManyAskAtTheSameTime() {
    // Given
    String topic = kafka.createTopic("input", 1);
    String inference = scenario.inference(store);
    String id = scenario.deadLetter("inf-" + inference, record(topic, 0, "[1]"));

    // When
    List<CompletableFuture<Answer>> asked =
        List.of(1, 2, 3, 4).stream()
            .map(i -> CompletableFuture.supplyAsync(() -> retry(Map.of("id", id))))
            .toList();
    List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();

    // Then
    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409, 409);
    assertThat(kafka.readAll(topic)).hasSize(1);
    Answer again = retry(Map.of("id", id));
    assertThat(code(again)).isEqualTo("DEAD_LETTER_RETRIED");
    assertThat(again.json().path("detail").asString())
        .startsWith("dead letter '" + id + "' was sent again by launch token at 20")
        .endsWith("; if it failed again there is another letter");
  }

  @Test
  void shouldTakeALetterAtTheSamePlaceOfANewTopicForAnother() {
    // Given
    String topic = kafka.createTopic("input", 1);
    String inference = scenario.inference(store);
    String id = scenario.deadLetter("inf-" + inference, record(topic, 0, "[1]"));
    retry(Map.of("id", id));

    // When
    database
        .sql(
            "update dead_letter_retry set letter_time = timestamp '2020-01-01 00:00:00'"
                + " where record_offset = ?")
        .param(Long.valueOf(id.substring(2)))
        .update();

    // Then
    assertThat(lettersOf(inference).get(0).path("retriedAt").isNull()).isTrue();
    assertThat(retry(Map.of("id", id)).status()).isEqualTo(200);
    assertThat(lettersOf(inference).get(0).path("retriedAt").isNull()).isFalse();
  }

  @Test
  void shouldRefuseWhatNobodyWouldReadAgain() {
    // Given
    String topic = kafka.createTopic("input", 1);
    String inference = scenario.inference(store);
    String ofTraining = scenario.deadLetter("tr-abc", record(topic, 0, "[1]"));
    String ofNobody = scenario.deadLetter("inf-gone", record(topic, 0, "[1]"));
    String ofNoTopic = scenario.deadLetter("inf-" + inference, record("no-topic", 0, "[1]"));
    String fine = scenario.deadLetter("inf-" + inference, record(topic, 0, "[1]"));

    // When
    Answer training = retry(Map.of("id", fine), Map.of("id", ofTraining));
    Answer gone = retry(Map.of("id", fine), Map.of("id", ofNobody));
    Answer noTopic = retry(Map.of("id", fine), Map.of("id", ofNoTopic));
    Answer absent = retry(Map.of("id", fine), Map.of("id", "0-999999999"));

    // Then
    assertThat(training.status()).isEqualTo(409);
    assertThat(code(training)).isEqualTo("DEAD_LETTER_OF_TRAINING");
    assertThat(training.json().path("detail").asString())
        .isEqualTo(
            "dead letter '"
                + ofTraining
                + "' is of a training, which reads the ranges of its data source once: announce"
                + " corrected data and train with that");
    assertThat(code(gone)).isEqualTo("INFERENCE_GONE");
    assertThat(code(noTopic)).isEqualTo("TOPIC_GONE");
    assertThat(absent.status()).isEqualTo(422);
    assertThat(absent.json().at("/errors/0/pointer").asString()).isEqualTo("/letters/1/id");
    assertThat(kafka.readAll(topic)).isEmpty();
    assertThat(retry(Map.of("id", fine)).status()).isEqualTo(200);
  }

  @Test
  void shouldNotMarkWhatKafkaDoesNotTake() {
    // Given
    String topic = kafka.createTopic("input", 1);
    String inference = scenario.inference(store);
    String large = scenario.deadLetter("inf-" + inference, record(topic, 0, "[1]"));
    String small = scenario.deadLetter("inf-" + inference, record(topic, 0, "[2]"));

    // When
    Answer refused = retry(corrected(large, "x".repeat(2_000_000)), Map.of("id", small));

    // Then
    assertThat(refused.status()).as(refused.json().toString()).isEqualTo(422);
    assertThat(code(refused)).isEqualTo("RECORD_TOO_LARGE");
    assertThat(refused.json().at("/errors/0/pointer").asString())
        .isEqualTo("/letters/0/valueBase64");
    assertThat(refused.json().path("detail").asString())
        .startsWith("1 of 2 letters were sent; '" + large + "' was not: ");
    assertThat(lettersOf(inference))
        .extracting(letter -> letter.path("retriedAt").isNull())
        .containsExactly(false, true);
    assertThat(kafka.readAll(topic)).hasSize(1);
  }

  @Test
  void shouldSendToTheClusterThatTheDeploymentReads() {
    // Given
    String topic = kafka.createTopic("elsewhere", 1);
    String result = scenario.trainedResult(store);
    String otherName = kafka.bootstrapServers().replace("127.0.0.1", "localhost");
    Answer deployed =
        api.post(
            "/api/v1/inferences",
            Map.of(
                "resultId",
                result,
                "inputTopic",
                topic,
                "outputTopic",
                Scenario.unique("out"),
                "inputKafka",
                Map.of("bootstrapServers", otherName)));
    assertThat(deployed.status()).as(deployed.json().toString()).isEqualTo(201);
    String id = scenario.deadLetter("inf-" + deployed.id(), record(topic, 0, "[1]"));
    String lost = scenario.deadLetter("inf-" + deployed.id(), record("no-topic", 0, "[1]"));

    // When
    Answer noTopic = retry(Map.of("id", lost));
    Answer sent = retry(Map.of("id", id));

    // Then
    assertThat(noTopic.json().path("detail").asString())
        .isEqualTo("there is no topic 'no-topic' on " + otherName + " any more");
    assertThat(sent.json().path("ranges").toString()).isEqualTo("[\"" + topic + ":0:0:1\"]");
    assertThat(kafka.readAll(topic)).hasSize(1);
  }

  @Test
  void shouldSendAControlMessageAgainWhenItIsCorrected() {
    // Given
    kafka.send("KAFKA_ML_CONTROL_TOPIC", 0, "77".getBytes(UTF_8), "{broken".getBytes(UTF_8));
    JsonNode page =
        api.await(
            LETTERS + "?code=CONTROL_MESSAGE_MALFORMED",
            json ->
                json.path("items")
                    .valueStream()
                    .anyMatch(letter -> letter.path("valueText").asString("").equals("{broken")));
    JsonNode letter =
        page.path("items")
            .valueStream()
            .filter(one -> one.path("valueText").asString("").equals("{broken"))
            .findFirst()
            .orElseThrow();

    // When
    Answer sent = retry(corrected(letter.path("id").asString(), "{\"still\":\"broken\"}"));

    // Then
    assertThat(letter.path("jobId").isNull()).isTrue();
    assertThat(sent.status()).as(sent.json().toString()).isEqualTo(200);
    api.await(
        LETTERS + "?code=CONTROL_MESSAGE_MALFORMED",
        json ->
            json.path("items")
                .valueStream()
                .anyMatch(
                    one ->
                        one.path("headers")
                            .path("millrace-retried")
                            .asString("")
                            .equals(letter.path("id").asString())));
  }
}
