package io.millrace.controlplane.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.DeadLetterHeaders;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.kafka.KafkaClients;
import io.millrace.controlplane.resource.Page;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.TestKafka;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@ExtendWith(KafkaExtension.class)
class LetterLookupITCase {
  private static final long START = 1_700_000_000_000L;
  private TestKafka kafka;
  private String topic;
  private LetterLookup letters;

  @BeforeEach
  void makeTheTopic(TestKafka broker) {
    kafka = broker;
    String prefix = UUID.randomUUID() + ".";
    topic = prefix + "dead-letters";
    kafka.createTopic(new NewTopic(topic, 2, (short) 1));
    letters = withPrefix(prefix);
  }

  private LetterLookup withPrefix(String prefix) {
    MillraceProperties properties =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "millrace.kafka.bootstrap-servers",
                        kafka.bootstrapServers(),
                        "millrace.kafka.topic-prefix",
                        prefix)))
            .bind("millrace", MillraceProperties.class)
            .get();
    return new LetterLookup(new KafkaClients(properties), properties);
  }

  private ProducerRecord<byte[], byte[]> letter(
      int partition, long time, String code, byte[] value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, partition, time, null, value);
    Map.of(
            DeadLetterHeaders.SOURCE_TOPIC, "digits",
            DeadLetterHeaders.SOURCE_PARTITION, "0",
            DeadLetterHeaders.SOURCE_OFFSET, "0",
            DeadLetterHeaders.CODE, code)
        .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    return record;
  }

  private void send(int partition, int minute, String code) {
    kafka.send(letter(partition, START + minute * 60_000L, code, new byte[1]));
  }

  private static DeadLetterQuery query(String code, int limit, String cursor) {
    return new DeadLetterQuery(null, null, code, limit, cursor);
  }

  /** Ids of all pages. */
  private List<String> all(String code, int limit) {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      Page<Letter> page = letters.page(query(code, limit, cursor));
      page.items().forEach(letter -> ids.add(letter.place().toString()));
      cursor = page.nextCursor();
    } while (cursor != null);
    return ids;
  }

  @Test
  void shouldListTheNewestOfAllPartitionsFirstPageByPage() {
    // Given
    send(0, 1, "A");
    send(1, 2, "A");
    send(1, 3, "B");
    send(0, 4, "A");
    send(0, 5, "B");
    kafka.send(topic, 0, null, "no letter".getBytes(UTF_8));

    // When, Then
    for (int limit : new int[] {1, 2, 3, 100}) {
      assertThat(all(null, limit)).containsExactly("0-2", "0-1", "1-1", "1-0", "0-0");
      assertThat(all("A", limit)).containsExactly("0-1", "1-0", "0-0");
      assertThat(all("C", limit)).isEmpty();
    }
  }

  @Test
  void shouldFindFewAmongManyAndShowNoneTwiceWhenMoreArrive() {
    // Given
    List<TestKafka.KeyValue> others =
        IntStream.range(0, 2000).mapToObj(i -> new TestKafka.KeyValue(null, new byte[1])).toList();
    send(0, 1, "A");
    send(0, 2, "A");
    kafka.sendAll(topic, 0, others);
    send(0, 3, "A");

    // When
    Page<Letter> first = letters.page(query("A", 2, null));
    send(0, 4, "A");
    Page<Letter> second = letters.page(query("A", 2, first.nextCursor()));

    // Then
    assertThat(first.items()).extracting(l -> l.place().offset()).containsExactly(2002L, 1L);
    assertThat(second.items()).extracting(l -> l.place().offset()).containsExactly(0L);
    assertThat(second.nextCursor()).isNull();
  }

  @Test
  void shouldEndAPageOfLargeLettersEarly() {
    // Given
    for (int i = 0; i < 12; i++) {
      kafka.send(letter(0, START + i, "A", new byte[900_000]));
    }

    // When, Then
    assertThat(letters.page(query(null, 100, null)).items()).hasSize(9);
    assertThat(all(null, 100)).hasSize(12).startsWith("0-11").endsWith("0-0");
  }

  @Test
  void shouldSeeWhatIsRetainedAndCommitted() {
    // Given
    send(0, 1, "A");
    send(0, 2, "A");
    kafka.deleteRecordsBefore(topic, 0, 1);
    try (KafkaProducer<byte[], byte[]> producer =
        kafka.newProducer(Map.of("transactional.id", topic))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(letter(0, START, "A", new byte[1]));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(letter(0, START, "A", new byte[1]));
      producer.commitTransaction();
    }

    // When, Then
    assertThat(all(null, 1)).containsExactly("0-4", "0-1");
    assertThat(
            letters
                .at(
                    List.of(
                        new LetterPlace(0, 0),
                        new LetterPlace(0, 1),
                        new LetterPlace(0, 2),
                        new LetterPlace(0, 4),
                        new LetterPlace(0, 99),
                        new LetterPlace(7, 0)))
                .letters())
        .containsOnlyKeys(new LetterPlace(0, 1), new LetterPlace(0, 4));
  }

  @Test
  void shouldHaveNoneBeforeThereIsATopic() {
    assertThat(withPrefix("not-yet.").page(query(null, 10, null)).items()).isEmpty();
  }
}
