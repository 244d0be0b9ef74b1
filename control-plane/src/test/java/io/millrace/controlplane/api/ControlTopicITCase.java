package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.DeadLetterHeaders;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.AvroFormat;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.testkit.TestKafka;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class ControlTopicITCase {
  private static final String CONTROL = "KAFKA_ML_CONTROL_TOPIC";
  private static final String DEAD_LETTERS = "millrace.dead-letters";
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private TestKafka kafka;

  /** As Kafka-ML's library sends it. */
  private static String message(String ranges) {
    return "{\"topic\": \""
        + ranges
        + "\", \"unsupervised_topic\": null, \"input_format\": \"RAW\", \"description\":"
        + " \"from Kafka-ML\", \"dataset_restrictions\": {}, \"input_config\": {\"data_type\":"
        + " \"float32\", \"label_type\": \"uint8\", \"data_reshape\": \"3\", \"label_reshape\":"
        + " \"1\"}, \"validation_rate\": 0.1, \"test_rate\": 0.1, \"total_msg\": 10,"
        + " \"incremental\": false}";
  }

  private long send(byte[] key, String value) {
    return kafka.send(CONTROL, 0, key, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] key(long number) {
    return new byte[] {0, 0, (byte) (number >> 8), (byte) number};
  }

  private long number(String training) {
    return api.get("/api/v1/trainings/" + training).json().path("deploymentNumber").asLong();
  }

  private JsonNode awaitProblem(long offset) {
    JsonNode problems =
        api.await(
            "/api/v1/problems",
            json ->
                json.path("items")
                    .valueStream()
                    .anyMatch(p -> p.path("source").path("offset").asLong(-1) == offset));
    return problems
        .path("items")
        .valueStream()
        .filter(p -> p.path("source").path("offset").asLong(-1) == offset)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldStartTheTrainingThatAKafkaMlProducerNames() {
    // Given
    String training = scenario.waitingTraining();
    assertThat(api.get("/api/v1/trainings/" + training).json().path("state").asString())
        .isEqualTo("WAITING_FOR_DATA");
    String topic = scenario.topicWithRecords();

    // When
    send(key(number(training)), message(topic + ":0:0:10"));

    // Then
    JsonNode started = scenario.awaitTraining(training, "DEPLOYING");
    JsonNode source =
        api.get("/api/v1/data-sources/" + started.path("dataSourceId").asString()).json();
    assertThat(source.path("ranges").toString()).isEqualTo("[\"" + topic + ":0:0:10\"]");
    assertThat(source.path("description").asString()).isEqualTo("from Kafka-ML");
    assertThat(source.path("retained").asString()).isEqualTo("ALL");
    TrainingJobSpec spec = (TrainingJobSpec) scenario.submitted(Scenario.trainingJob(training));
    assertThat(spec.dataSource().ranges()).hasToString("[" + topic + ":0:0:10]");
    assertThat(spec.dataSource().split().validationRate()).isEqualTo(0.1);
    assertThat(spec.models()).hasSize(1);
  }

  @Test
  void shouldStartATrainingOnAvroInSeveralPartitions() {
    // Given
    String training = scenario.waitingTraining();
    String topic = scenario.topicWithRecords();
    String schema =
        """
        {"type": "record", "name": "HCOPD",
         "fields": [{"name": "%s", "type": "%s"}]}""";
    Map<String, Object> message =
        Map.of(
            "topic", "%1$s:0:0:6,%1$s:0:6:6,%1$s:0:7:10".formatted(topic),
            "input_format", "AVRO",
            "dataset_restrictions", "{\"features\": {}}",
            "input_config",
                Map.of(
                    "data_scheme", schema.formatted("age", "float"),
                    "label_scheme", schema.formatted("diagnosis", "boolean")),
            "later", List.of("unknown"));

    // When
    send(key(number(training)), ContractJson.write(message));

    // Then
    JsonNode started = scenario.awaitTraining(training, "DEPLOYING");
    JsonNode source =
        api.get("/api/v1/data-sources/" + started.path("dataSourceId").asString()).json();
    assertThat(source.path("format").asString()).isEqualTo("AVRO");
    assertThat(source.path("formatConfig").path("label_scheme").asString()).contains("diagnosis");
    TrainingJobSpec spec = (TrainingJobSpec) scenario.submitted(Scenario.trainingJob(training));
    assertThat(spec.dataSource().ranges()).hasSize(3);
    assertThat(spec.dataSource().format())
        .isInstanceOfSatisfying(
            AvroFormat.class, avro -> assertThat(avro.featureCount()).hasValue(1));
  }

  @Test
  void shouldReportTheFieldOfASchemaThatIsNoNumber() {
    // When
    long offset =
        send(
            key(1),
            "{\"topic\":\"digits:0:0:3\",\"input_format\":\"AVRO\",\"input_config\":{\"data_scheme\":"
                + "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"who\",\"type\":\"string\"}]}}}");

    // Then
    JsonNode error = awaitProblem(offset).path("errors").get(0);
    assertThat(error.path("pointer").asString()).isEqualTo("/input_config/data_scheme");
    assertThat(error.path("message").asString())
        .startsWith("field 'who' is string, not a number; legal are int, long, float");
    assertThat(error.path("hint").asString())
        .isEqualTo("'features' names the fields to take, when not all");
  }

  @Test
  void shouldFindDataThatWasAnnouncedBeforeItsTraining() {
    // Given
    long next = number(scenario.waitingTraining()) + 1;
    String first = scenario.topicWithRecords();
    send(key(next), message(first + ":0:0:10"));
    send(key(next), message(first + ":0:0:5"));
    api.await("/api/v1/data-sources", json -> json.toString().contains("\"" + first + ":0:0:5\""));

    // When
    String training = scenario.waitingTraining();

    // Then
    assertThat(number(training)).isEqualTo(next);
    JsonNode started = scenario.awaitTraining(training, "DEPLOYING");
    JsonNode source =
        api.get("/api/v1/data-sources/" + started.path("dataSourceId").asString()).json();
    assertThat(source.path("ranges").toString()).isEqualTo("[\"" + first + ":0:0:10\"]");
  }

  @Test
  void shouldReportAndDeadLetterAMessageThatIsNotJson() {
    // Given
    String notJson = "topic=digits";

    // When
    long offset = send(key(1), notJson);

    // Then
    JsonNode problem = awaitProblem(offset);
    assertThat(problem.path("code").asString()).isEqualTo("CONTROL_MESSAGE_MALFORMED");
    assertThat(problem.path("source").path("topic").asString()).isEqualTo(CONTROL);
    assertThat(problem.path("source").path("partition").asInt()).isZero();
    assertThat(problem.path("detail").asString())
        .startsWith("control message: the value is not JSON: Unrecognized token 'topic'");
    ConsumerRecord<byte[], byte[]> letter = letter(offset);
    assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo(notJson);
    assertThat(letter.key()).isEqualTo(key(1));
    assertThat(header(letter, DeadLetterHeaders.SOURCE_TOPIC)).isEqualTo(CONTROL);
    assertThat(header(letter, DeadLetterHeaders.SOURCE_PARTITION)).isEqualTo("0");
    assertThat(header(letter, DeadLetterHeaders.CODE)).isEqualTo("CONTROL_MESSAGE_MALFORMED");
    assertThat(header(letter, DeadLetterHeaders.REASON))
        .isEqualTo(problem.path("detail").asString());
  }

  private ConsumerRecord<byte[], byte[]> letter(long offset) {
    return kafka.readAll(DEAD_LETTERS).stream()
        .filter(record -> header(record, DeadLetterHeaders.SOURCE_OFFSET).equals("" + offset))
        .findFirst()
        .orElseThrow();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldReportEveryFaultOfAMessage() {
    // When
    long offset =
        send(
            key(1),
            "{\"topic\":\"digits:0:9:3\",\"input_format\":\"RAW\",\"input_config\":{\"data_type\":"
                + "\"complex64\"}}");

    // Then
    JsonNode errors = awaitProblem(offset).path("errors");
    assertThat(errors.valueStream().map(e -> e.path("pointer").asString()))
        .containsExactly("/topic", "/input_config/data_type");
    assertThat(errors.get(0).path("message").asString())
        .startsWith("stream range 'digits:0:9:3' is not legal");
  }

  @Test
  void shouldGoOnBehindAMessageItCannotReadAndPassOverOneWithoutAKey() {
    // Given
    String training = scenario.waitingTraining();
    String topic = scenario.topicWithRecords();

    // When
    send(key(number(training)), "nonsense");
    send(null, message(topic + ":0:0:3"));
    send(key(number(training)), message(topic + ":0:0:10"));

    // Then
    scenario.awaitTraining(training, "DEPLOYING");
    assertThat(api.get("/api/v1/data-sources").json().toString()).doesNotContain(topic + ":0:0:3");
  }

  @Test
  void shouldRecordTheSameDataOnce() {
    // Given
    String one = scenario.waitingTraining();
    String two = scenario.waitingTraining();
    String topic = scenario.topicWithRecords();

    // When
    send(key(number(one)), message(topic + ":0:0:10"));
    send(key(number(two)), message(topic + ":0:0:10"));

    // Then
    JsonNode first = scenario.awaitTraining(one, "DEPLOYING");
    JsonNode second = scenario.awaitTraining(two, "DEPLOYING");
    assertThat(first.path("dataSourceId")).isEqualTo(second.path("dataSourceId"));
  }

  @Test
  void shouldWriteTheControlMessageOfDataThatIsAnnouncedForATraining() {
    // Given
    String training = scenario.waitingTraining();
    String topic = scenario.topicWithRecords();

    // When
    Answer announced =
        api.post(
            "/api/v1/data-sources",
            Map.of(
                "ranges",
                List.of(topic + ":0:0:10"),
                "format",
                "RAW",
                "formatConfig",
                Scenario.RAW_OF_THREE,
                "splitMethod",
                "SHUFFLED",
                "trainingId",
                training));

    // Then
    assertThat(announced.status()).isEqualTo(201);
    assertThat(announced.json().path("totalMessages").asLong()).isEqualTo(10);
    JsonNode started = scenario.awaitTraining(training, "DEPLOYING");
    assertThat(started.path("dataSourceId").asString()).isEqualTo(announced.id());
  }

  @Test
  void shouldSendRecordedDataToAnotherTrainingThatWaits() {
    // Given
    String source = scenario.dataSource();
    String training = scenario.waitingTraining();
    Map<String, String> request = Map.of("trainingId", training);

    // When
    Answer sent = api.post("/api/v1/data-sources/" + source + ":send", request);

    // Then
    assertThat(sent.status()).isEqualTo(202);
    JsonNode started = scenario.awaitTraining(training, "DEPLOYING");
    assertThat(started.path("dataSourceId").asString()).isEqualTo(source);
    Answer again = api.post("/api/v1/data-sources/" + source + ":send", request);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("detail").asString())
        .endsWith("is DEPLOYING; legal is one that is WAITING_FOR_DATA");
  }

  @Test
  void shouldTellAllThatIsWrongWithAnAnnouncement() {
    // When
    Answer refused =
        api.post(
            "/api/v1/data-sources",
            Map.of(
                "ranges",
                List.of("digits:0:9:3"),
                "format",
                "RAW",
                "formatConfig",
                Map.of(),
                "validationRate",
                1.5));

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(
            refused
                .json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString()))
        .containsExactly("/ranges/0", "/formatConfig/data_type", "/validationRate");
    assertThat(refused.json().path("errors").get(1).path("message").asString())
        .isEqualTo("'data_type' is missing");
  }

  @Test
  void shouldRefuseATrainingOnARangeThatHasExpired() {
    // Given
    String topic = scenario.topicWithRecords();
    String source =
        api.post(
                "/api/v1/data-sources",
                Map.of(
                    "ranges",
                    List.of(topic + ":0:2:6"),
                    "format",
                    "RAW",
                    "formatConfig",
                    Scenario.RAW_OF_THREE))
            .id();
    String set = scenario.modelSet(1);

    // When
    kafka.deleteRecordsBefore(topic, 0, 4);
    JsonNode partly = api.get("/api/v1/data-sources/" + source).json();
    kafka.deleteRecordsBefore(topic, 0, 7);
    JsonNode expired = api.get("/api/v1/data-sources/" + source).json();
    Answer refused =
        api.post("/api/v1/trainings", Map.of("modelSetId", set, "dataSourceId", source));

    // Then
    assertThat(partly.path("retained").asString()).isEqualTo("PARTLY");
    assertThat(expired.path("retained").asString()).isEqualTo("EXPIRED");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asString()).isEqualTo("OFFSETS_EXPIRED");
    assertThat(refused.json().path("errors").get(0).path("pointer").asString())
        .isEqualTo("/dataSourceId");
    assertThat(refused.json().path("detail").asString())
        .isEqualTo(
            "range "
                + topic
                + ":0:2:6 begins at offset 2 of topic '"
                + topic
                + "', partition 0, but Kafka retains it only from offset 7; send the records"
                + " again");
  }
}
