package io.millrace.controlplane.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.outbox.Outbox;
import io.millrace.testkit.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Messages are sent if their transaction is committed, and then once. */
@ControlPlaneTest
class OutboxITCase {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private TestKafka kafka;
  @Autowired private Outbox outbox;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ConfigurableTransactionManager transactions;
  private String topic;

  @BeforeEach
  void topic() {
    topic = kafka.createTopic("outbox", 1);
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String value) {
    return new ProducerRecord<>(topic, value.getBytes(UTF_8));
  }

  /** As a process leaves it that ends at any moment from the first attempt on. */
  private void leftBehind(String id, String value, String offsetsBefore) {
    database
        .sql(
            "insert into outbox_message (id, topic, message_value, headers, attempt_from,"
                + " attempted_at, created_at) values (?, ?, ?, '[]', ?, ?, ?)")
        .params(
            id,
            topic,
            value.getBytes(UTF_8),
            offsetsBefore,
            LONG_AGO.atOffset(ZoneOffset.UTC),
            LONG_AGO.atOffset(ZoneOffset.UTC))
        .update();
  }

  private void awaitEmpty() {
    Api.await(() -> outbox.unsent() == 0);
  }

  private List<String> values() {
    return kafka.readAll(topic).stream().map(record -> new String(record.value(), UTF_8)).toList();
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader(Outbox.ID_HEADER).value(), UTF_8);
  }

  @Test
  void shouldSendInOrderWhatIsCommittedAndNothingElse() {
    // When
    for (int i = 0; i < 250; i++) {
      String value = "kept " + i;
      transaction.executeWithoutResult(status -> outbox.add(record(topic, value), null));
      transaction.executeWithoutResult(
          status -> {
            outbox.add(record(topic, "rolled back"), null);
            status.setRollbackOnly();
          });
    }
    awaitEmpty();

    // Then
    List<ConsumerRecord<byte[], byte[]>> records = kafka.readAll(topic);
    assertThat(records).hasSize(250);
    for (int i = 0; i < 250; i++) {
      assertThat(new String(records.get(i).value(), UTF_8)).isEqualTo("kept " + i);
    }
    assertThat(records.stream().map(OutboxITCase::id)).doesNotHaveDuplicates();
  }

  @Test
  void shouldKeepKeyAndHeadersWhateverBytesTheyAre() {
    // Given
    byte[] bytes = {0, (byte) 0xff, (byte) 0xc3};
    ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, null, bytes, null);
    letter.headers().add("twice", bytes).add("twice", new byte[] {1}).add("nothing", null);

    // When
    String id = transaction.execute(status -> outbox.add(letter, null));
    outbox.awaitSent(id, Duration.ofSeconds(30));

    // Then
    ConsumerRecord<byte[], byte[]> sent = kafka.readAll(topic).get(0);
    assertThat(sent.key()).isEqualTo(bytes);
    assertThat(sent.value()).isNull();
    assertThat(sent.headers().headers("twice"))
        .extracting(header -> header.value().length)
        .containsExactly(3, 1);
    assertThat(sent.headers().lastHeader("nothing").value()).isNull();
    assertThat(id(sent)).isEqualTo(id);
  }

  @Test
  void shouldNotSendAgainWhatWasSentBeforeTheProcessEnded() {
    // Given
    kafka.send(topic, 0, null, "of others".getBytes(UTF_8));
    ProducerRecord<byte[], byte[]> sent = record(topic, "sent");
    sent.headers().add(Outbox.ID_HEADER, "sent-id".getBytes(UTF_8));
    kafka.send(sent);

    // When
    transaction.executeWithoutResult(
        status -> {
          leftBehind("sent-id", "sent", "{\"0\":1}");
          leftBehind("lost-id", "lost", "{\"0\":1}");
          outbox.add(record(topic, "new"), null);
        });
    awaitEmpty();

    // Then
    assertThat(values()).containsExactly("of others", "sent", "lost", "new");
  }

  @Test
  void shouldFindAMessageOnAPartitionThatDidNotExistAtItsFirstAttempt() {
    // Given
    ProducerRecord<byte[], byte[]> sent = record(topic, "sent");
    sent.headers().add(Outbox.ID_HEADER, "sent-to-new-topic".getBytes(UTF_8));
    kafka.send(sent);

    // When
    leftBehind("sent-to-new-topic", "sent", "{}");
    awaitEmpty();

    // Then
    assertThat(values()).containsExactly("sent");
  }

  @Test
  void shouldReportWhatKafkaRefusesAndGoOnBehindIt() {
    // When
    transaction.executeWithoutResult(
        status -> {
          outbox.add(record(topic, "x".repeat(2 << 20)), null);
          outbox.add(record(topic, "small"), null);
        });
    awaitEmpty();

    // Then
    assertThat(values()).containsExactly("small");
    JsonNode problem =
        api.get("/api/v1/problems")
            .json()
            .path("items")
            .valueStream()
            .filter(known -> known.path("source").path("topic").asString("").equals(topic))
            .findFirst()
            .orElseThrow();
    assertThat(problem.path("code").asString()).isEqualTo("MESSAGE_REFUSED");
    assertThat(problem.path("detail").asString())
        .startsWith("Kafka refuses message ")
        .contains("larger than");
  }

  /** Else a repeated request would be carried out again after a kill. */
  @Test
  void shouldLetRequestsWithAKeyNoteTheirEffectInEachTransaction() {
    assertThat(transactions.getTransactionExecutionListeners())
        .extracting(listener -> listener.getClass().getSimpleName())
        .contains("KeyedEffects");
  }

  @Test
  void shouldNameTheControlMessageOfAnAnnouncement() {
    // Given
    String source = scenario.dataSource();
    String training = scenario.waitingTraining();

    // When
    Api.Answer sent =
        api.post("/api/v1/data-sources/" + source + ":send", Map.of("trainingId", training));

    // Then
    assertThat(sent.json().path("unsentMessages").asInt(-1)).isZero();
    List<ConsumerRecord<byte[], byte[]>> control = kafka.readAll("KAFKA_ML_CONTROL_TOPIC");
    assertThat(id(control.get(control.size() - 1))).isNotBlank();
  }
}
