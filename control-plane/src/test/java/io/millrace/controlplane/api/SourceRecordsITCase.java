package io.millrace.controlplane.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.codecs.EncodedRecord;
import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.testkit.TestKafka;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is in a data source, as people look at it. */
@ControlPlaneTest
class SourceRecordsITCase {
  private static final Map<String, Object> RAW =
      Map.of("data_type", "float32", "label_type", "uint8", "data_reshape", "2 2");

  @Autowired private Api api;
  @Autowired private TestKafka kafka;

  private void send(String topic, int partition, RecordFormat format, float label, float... x) {
    EncodedRecord record = RecordEncoder.of(format).encode(x, label);
    kafka.send(topic, partition, record.key(), record.value());
  }

  private static RecordFormat format(String name, Map<String, Object> config) {
    return RecordFormats.parse(name, ContractJson.mapper().valueToTree(config));
  }

  private String announce(String format, Map<String, Object> config, String... ranges) {
    Answer announced =
        api.post(
            "/api/v1/data-sources",
            Map.of("ranges", List.of(ranges), "format", format, "formatConfig", config));
    assertThat(announced.status()).as(announced.json().toString()).isEqualTo(201);
    return "/api/v1/data-sources/" + announced.id();
  }

  /** Of all pages. */
  private List<JsonNode> all(String source, int limit) {
    List<JsonNode> records = new ArrayList<>();
    JsonNode page = api.get(source + "/records?limit=" + limit).json();
    page.path("items").forEach(records::add);
    while (!page.path("nextCursor").isNull()) {
      String cursor = page.path("nextCursor").asString();
      page = api.get(source + "/records?limit=" + limit + "&cursor=" + cursor).json();
      assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
      page.path("items").forEach(records::add);
    }
    return records;
  }

  private static List<Long> offsets(List<JsonNode> records) {
    return records.stream().map(record -> record.path("offset").asLong()).toList();
  }

  @Test
  void shouldDecodeRecordsAsTrainingsDo() {
    // Given
    String topic = kafka.createTopic("raw", 1);
    send(topic, 0, format("RAW", RAW), 7, 0.5f, 1, Float.NaN, -2);
    kafka.send(topic, 0, new byte[] {7}, new byte[5]);
    String source = announce("RAW", RAW, topic + ":0:0:2");

    // When
    JsonNode page = api.get(source + "/records").json();

    // Then
    assertThat(page.path("nextCursor").isNull()).isTrue();
    JsonNode first = page.at("/items/0");
    assertThat(first.path("topic").asString()).isEqualTo(topic);
    assertThat(first.path("label").toString()).isEqualTo("[7.0]");
    assertThat(first.path("features").toString())
        .isEqualTo("{\"shape\":[2,2],\"values\":[0.5,1.0,null,-2.0],\"truncated\":false}");
    assertThat(first.path("sizeBytes").asInt()).isEqualTo(17);
    assertThat(first.path("keyBase64").asString()).isEqualTo("Bw==");
    assertThat(first.path("fault").isNull()).isTrue();
    JsonNode second = page.at("/items/1");
    assertThat(second.path("features").isNull()).isTrue();
    assertThat(second.path("label").isNull()).isTrue();
    assertThat(second.path("fault").asString())
        .startsWith("the value has 5 bytes; legal are 16 (4 x float32)");
  }

  @Test
  void shouldGoThroughAllRangesInTheirOrderPageByPage() {
    // Given
    String topic = kafka.createTopic("ranges", 2);
    for (int i = 0; i < 7; i++) {
      send(topic, i % 2, format("RAW", RAW), i, i, i, i, i);
    }
    String source =
        announce(
            "RAW", RAW, topic + ":1:0:3", topic + ":0:1:2", topic + ":0:2:2", topic + ":0:2:4");

    // When, Then
    for (int limit : new int[] {1, 2, 3, 100}) {
      assertThat(all(source, limit))
          .extracting(record -> record.path("label").get(0).asInt())
          .containsExactly(1, 3, 5, 2, 4, 6);
    }
  }

  @Test
  void shouldShowWhatIsLeftOfExpiredDataAndNothingOfATopicThatIsGone() {
    // Given
    String topic = kafka.createTopic("expired", 1);
    for (int i = 0; i < 5; i++) {
      send(topic, 0, format("RAW", RAW), i, i, i, i, i);
    }
    String source = announce("RAW", RAW, topic + ":0:0:5");

    // When
    kafka.deleteRecordsBefore(topic, 0, 3);

    // Then
    assertThat(offsets(all(source, 1))).containsExactly(3L, 4L);
    JsonNode balance = api.get(source + "/classes").json();
    assertThat(balance.path("counted").asInt()).isEqualTo(2);
    assertThat(balance.path("total").asInt()).isEqualTo(2);
    assertThat(balance.path("complete").asBoolean()).isTrue();
  }

  @Test
  void shouldLeaveOutWhatATransactionTookBack() {
    // Given
    String topic = kafka.createTopic("transactions", 1);
    EncodedRecord record = RecordEncoder.of(format("RAW", RAW)).encode(new float[4], 1);
    try (KafkaProducer<byte[], byte[]> producer =
        kafka.newProducer(Map.of("transactional.id", topic))) {
      producer.initTransactions();
      for (boolean commit : new boolean[] {true, false, true, false}) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, record.key(), record.value()));
        producer.flush();
        if (commit) {
          producer.commitTransaction();
        } else {
          producer.abortTransaction();
        }
      }
    }
    String source = announce("RAW", RAW, topic + ":0:0:8");

    // When, Then
    assertThat(offsets(all(source, 1))).containsExactly(0L, 4L);
    JsonNode balance = api.get(source + "/classes").json();
    assertThat(balance.path("counted").asInt()).isEqualTo(2);
    assertThat(balance.path("complete").asBoolean()).isTrue();
  }

  @Test
  void shouldKeepTheSizeOfTheFirstExampleOnLaterPages() {
    // Given
    String topic = kafka.createTopic("json", 1);
    for (String value : List.of("[1, 2]", "[3]", "[4, 5]")) {
      kafka.send(topic, 0, null, value.getBytes(UTF_8));
    }
    String source = announce("JSON", Map.of(), topic + ":0:0:3");

    // When
    List<JsonNode> records = all(source, 1);

    // Then
    assertThat(records.get(0).at("/features/shape").toString()).isEqualTo("[2]");
    assertThat(records.get(1).path("fault").asString()).contains("legal are 2");
    assertThat(records.get(2).at("/features/values").toString()).isEqualTo("[4.0,5.0]");
  }

  @Test
  void shouldShowImagesAlsoThoseOfAnotherSize() {
    // Given
    Map<String, Object> two = Map.of("data_reshape", "2 2", "label_type", "uint8");
    Map<String, Object> three = Map.of("data_reshape", "3 3", "label_type", "uint8");
    String topic = kafka.createTopic("images", 1);
    send(topic, 0, format("IMAGE", two), 1, 0, 255, 255, 0);
    send(topic, 0, format("IMAGE", three), 1, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    kafka.send(topic, 0, new byte[] {1}, "GIF89a".getBytes(UTF_8));
    String source = announce("IMAGE", two, topic + ":0:0:3");

    // When
    List<JsonNode> records = all(source, 20);

    // Then
    assertThat(records.get(0).at("/features/values").toString()).isEqualTo("[0.0,255.0,255.0,0.0]");
    assertThat(records.get(0).at("/image/mediaType").asString()).isEqualTo("image/png");
    byte[] png = Base64.getDecoder().decode(records.get(0).at("/image/base64").asString());
    assertThat(png).startsWith(0x89, 'P', 'N', 'G');
    assertThat(records.get(1).path("image").isObject()).isTrue();
    assertThat(records.get(1).path("fault").asString()).startsWith("the image is 3 x 3");
    assertThat(records.get(2).path("image").isNull()).isTrue();
    assertThat(records.get(2).path("fault").asString()).contains("is no image");
  }

  @Test
  void shouldShowTheFirstValuesOfLargeRecords() {
    // Given
    Map<String, Object> large = Map.of("data_type", "uint8");
    String topic = kafka.createTopic("large", 1);
    kafka.send(topic, 0, null, new byte[4097]);
    String source = announce("RAW", large, topic + ":0:0:1");

    // When
    JsonNode features = api.get(source + "/records").json().at("/items/0/features");

    // Then
    assertThat(features.path("shape").toString()).isEqualTo("[4097]");
    assertThat(features.path("values").size()).isEqualTo(4096);
    assertThat(features.path("truncated").asBoolean()).isTrue();
  }

  @Test
  void shouldEndAPageOfLargeImagesEarly() {
    // Given
    Map<String, Object> one = Map.of("data_reshape", "1 1");
    String topic = Scenario.unique("megabytes");
    kafka.createTopic(new NewTopic(topic, 1, (short) 1));
    byte[] png = RecordEncoder.of(format("IMAGE", one)).encode(new float[1]).value();
    byte[] padded = Arrays.copyOf(png, 1_000_000);
    for (int i = 0; i < 10; i++) {
      kafka.send(topic, 0, null, padded);
    }
    String source = announce("IMAGE", one, topic + ":0:0:10");

    // When
    JsonNode page = api.get(source + "/records").json();

    // Then
    assertThat(page.path("items").size()).isBetween(6, 7);
    assertThat(page.path("nextCursor").isNull()).isFalse();
    assertThat(all(source, 20)).hasSize(10);
  }

  @Test
  void shouldCountTheClassesOrSayWhyThereAreNone() {
    // Given
    String topic = kafka.createTopic("classes", 1);
    for (int label : new int[] {2, 0, 2, 2}) {
      send(topic, 0, format("RAW", RAW), label, 0, 0, 0, 0);
    }
    kafka.send(topic, 0, null, "[0.5, 1]".getBytes(UTF_8));

    // When
    JsonNode balance = api.get(announce("RAW", RAW, topic + ":0:0:4") + "/classes").json();
    Answer none = api.get(announce("JSON", Map.of(), topic + ":0:4:5") + "/classes");

    // Then
    assertThat(balance.toString())
        .isEqualTo(
            "{\"classes\":[{\"label\":0,\"count\":1},{\"label\":2,\"count\":3}],"
                + "\"counted\":4,\"total\":4,\"complete\":true}");
    assertThat(none.status()).isEqualTo(409);
    assertThat(none.json().path("code").asString()).isEqualTo("NOT_CLASSES");
  }

  @Test
  void shouldSayThatARegistryDoesNotAnswer() {
    // Given
    String topic = kafka.createTopic("framed", 1);
    kafka.send(topic, 0, null, new byte[] {0, 0, 0, 0, 1, 2});
    String source =
        announce(
            "AVRO",
            Map.of("schema_registry", "http://127.0.0.1:1", "label", "y"),
            topic + ":0:0:1");

    // When
    Answer answer = api.get(source + "/records");

    // Then
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(503);
    assertThat(answer.json().path("code").asString()).isEqualTo("REGISTRY_UNREACHABLE");
    assertThat(answer.json().path("detail").asString())
        .startsWith("schema registry http://127.0.0.1:1 cannot be reached");
  }

  @Test
  void shouldRefuseWhatIsNoPartOfTheList() {
    // Given
    String topic = kafka.createTopic("raw", 1);
    send(topic, 0, format("RAW", RAW), 7, 1, 1, 1, 1);
    String source = announce("RAW", RAW, topic + ":0:0:1");

    // When, Then
    for (String query : List.of("limit=0", "limit=101", "cursor=x", "cursor=WzUsMF0")) {
      Answer refused = api.get(source + "/records?" + query);
      assertThat(refused.status()).as(query).isEqualTo(400);
      assertThat(refused.json().at("/errors/0/pointer").asString())
          .isEqualTo("/" + query.replaceAll("=.*", ""));
    }
    assertThat(api.get("/api/v1/data-sources/nobody/records").status()).isEqualTo(404);
    assertThat(api.get("/api/v1/data-sources/nobody/classes").status()).isEqualTo(404);
  }
}
