package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.api.Api.Answer;
import io.millrace.testkit.TestKafka;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Data that cannot be trained on are refused when they are announced. */
@ControlPlaneTest
class AnnouncementITCase {
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private TestKafka kafka;

  private Answer announce(String range, Map<String, Object> formatConfig) {
    return api.post(
        "/api/v1/data-sources",
        Map.of("ranges", List.of(range), "format", "RAW", "formatConfig", formatConfig));
  }

  private Answer announce(String range) {
    return announce(range, Scenario.RAW_OF_THREE);
  }

  private static void refused(Answer answer, String code, String pointer, String text) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
    assertThat(answer.json().path("errors").get(0).path("pointer").asString()).isEqualTo(pointer);
    assertThat(answer.json().path("errors").get(0).path("message").asString()).isEqualTo(text);
  }

  @Test
  void shouldRefuseATopicThatDoesNotExist() {
    // When
    Answer refused = announce("no-such-topic:0:0:10");

    // Then
    refused(
        refused,
        "STREAM_NOT_FOUND",
        "/ranges/0",
        "range no-such-topic:0:0:10 names topic 'no-such-topic', partition 0, which does not"
            + " exist");
  }

  @Test
  void shouldRefuseRecordsThatHaveExpired() {
    // Given
    String topic = scenario.topicWithRecords();
    kafka.deleteRecordsBefore(topic, 0, 4);

    // When
    Answer refused = announce(topic + ":0:0:10");

    // Then
    refused(
        refused,
        "OFFSETS_EXPIRED",
        "/ranges/0",
        "range "
            + topic
            + ":0:0:10 begins at offset 0 of topic '"
            + topic
            + "', partition 0, but Kafka retains it only from offset 4; send the records again");
  }

  @Test
  void shouldRefuseRecordsThatAreNotWrittenYet() {
    // Given
    String topic = scenario.topicWithRecords();

    // When
    Answer refused = announce(topic + ":0:5:11");

    // Then
    refused(
        refused,
        "OFFSETS_NOT_WRITTEN",
        "/ranges/0",
        "range "
            + topic
            + ":0:5:11 ends at offset 11 of topic '"
            + topic
            + "', partition 0, but records are written only up to offset 10; announce it when they"
            + " are sent");
  }

  @Test
  void shouldRefuseRangesWithoutARecord() {
    // When
    Answer refused = announce(scenario.topicWithRecords() + ":0:3:3");

    // Then
    refused(
        refused,
        "REQUEST_INVALID",
        "/ranges",
        "all ranges are empty; legal is at least one with a record: its end is behind its start");
  }

  @Test
  void shouldRefuseATypeThatThereIsNot() {
    // When
    Answer refused =
        announce(
            scenario.topicWithRecords() + ":0:0:10",
            Map.of("data_type", "float23", "label_type", "uint8"));

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").get(0).path("pointer").asString())
        .isEqualTo("/formatConfig/data_type");
    assertThat(refused.json().path("errors").get(0).path("message").asString())
        .contains("float23")
        .contains("legal");
  }

  @Test
  void shouldNotSendOnWhatHasExpired() {
    // Given
    String topic = scenario.topicWithRecords();
    String source = announce(topic + ":0:0:10").id();
    String training = scenario.waitingTraining();
    kafka.deleteRecordsBefore(topic, 0, 4);

    // When
    Answer refused =
        api.post("/api/v1/data-sources/" + source + ":send", Map.of("trainingId", training));

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asString()).isEqualTo("OFFSETS_EXPIRED");
    assertThat(api.get("/api/v1/trainings/" + training).json().path("state").asString())
        .isEqualTo("WAITING_FOR_DATA");
  }
}
