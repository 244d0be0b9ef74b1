package io.millrace.controlplane.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.kafka.KafkaClients;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.Role;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.TestKafka;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@ExtendWith(KafkaExtension.class)
class TopicsITCase {
  private static final Caller OPERATOR = new Caller(Caller.Kind.USER, "u1", "anna", Role.OPERATOR);
  private Admin admin;
  private Producer<byte[], byte[]> producer;
  private TopicCatalog catalog;
  private TopicWriter writer;
  private TopicSampler sampler;

  @BeforeEach
  void connect(TestKafka kafka) {
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
    admin = Admin.create(config);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    MillraceProperties properties =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of("millrace.kafka.bootstrap-servers", kafka.bootstrapServers())))
            .bind("millrace", MillraceProperties.class)
            .get();
    catalog = new TopicCatalog(admin, properties);
    writer = new TopicWriter(catalog, new TopicRights(catalog, properties), producer);
    sampler = new TopicSampler(catalog, new KafkaClients(properties));
  }

  @AfterEach
  void disconnect() {
    producer.close();
    admin.close();
  }

  private static String newName() {
    return "topic-" + UUID.randomUUID();
  }

  private static SendRequest values(Integer partition, String... values) {
    return new SendRequest(
        List.of(values).stream()
            .map(value -> new OutgoingRecord(null, null, value, null, null, null))
            .toList(),
        partition);
  }

  private List<String> sample(String topic, SampleQuery query) {
    return sampler.sample(topic, query).stream().map(RecordView::valueText).toList();
  }

  @Test
  void shouldMakeTheTopicItWritesToAndTellTheRange() {
    String topic = newName();

    assertThat(writer.send(topic, values(null, "a", "b", "c"), OPERATOR).ranges())
        .containsExactly(topic + ":0:0:3");
    assertThat(writer.send(topic, values(0, "d"), OPERATOR).ranges())
        .containsExactly(topic + ":0:3:4");
    assertThat(catalog.get(topic).partitions())
        .containsExactly(new TopicView.PartitionView(0, 0, 4));
  }

  @Test
  void shouldSampleTheNewestOrFromAnOffset() {
    String topic = newName();
    writer.send(topic, values(0, "a", "b", "c", "d"), OPERATOR);

    assertThat(sample(topic, new SampleQuery(2, null, null))).containsExactly("c", "d");
    assertThat(sample(topic, new SampleQuery(2, 0, 1L))).containsExactly("b", "c");
    assertThat(sample(topic, new SampleQuery(10, null, null))).hasSize(4);
    assertThat(sample(topic, new SampleQuery(10, 0, 99L))).isEmpty();
  }

  @Test
  void shouldSampleTheNewestOfATopicWrittenInTransactions(TestKafka kafka) {
    String topic = kafka.createTopic("transactions", 1);
    try (KafkaProducer<byte[], byte[]> transactional =
        kafka.newProducer(Map.of("transactional.id", topic))) {
      transactional.initTransactions();
      for (String value : List.of("a", "b", "c")) {
        transactional.beginTransaction();
        transactional.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)));
        transactional.commitTransaction();
      }
    }

    assertThat(sample(topic, new SampleQuery(2, null, null))).containsExactly("b", "c");
  }

  @Test
  void shouldSampleAllPartitionsByTime() {
    String topic = newName();
    catalog.create(topic, 3);
    writer.send(topic, values(2, "first"), OPERATOR);
    writer.send(topic, values(0, "second"), OPERATOR);

    assertThat(sample(topic, new SampleQuery(10, null, null))).containsExactly("first", "second");
    assertThat(sample(topic, new SampleQuery(1, null, null))).containsExactly("second");
    assertThat(sample(topic, new SampleQuery(10, 2, null))).containsExactly("first");
  }

  @Test
  void shouldListTopicsAndTellWhichAreInternal() {
    String topic = newName();
    catalog.create(topic, 2);
    catalog.createIfAbsent("millrace.events");

    assertThat(catalog.list())
        .contains(
            new TopicView(
                topic,
                List.of(new TopicView.PartitionView(0, 0, 0), new TopicView.PartitionView(1, 0, 0)),
                false))
        .anyMatch(view -> view.name().equals("millrace.events") && view.internal());
  }

  @Test
  void shouldSayWhatIsNotThereOrThereAlready() {
    String topic = newName();
    catalog.create(topic, 2);

    assertThatThrownBy(() -> catalog.create(topic, 1))
        .isInstanceOf(ProblemException.class)
        .hasMessage("there is a topic '" + topic + "' already");
    assertThatThrownBy(() -> sample("absent", new SampleQuery(1, null, null)))
        .hasMessage("there is no topic 'absent'");
    assertThatThrownBy(() -> sample(topic, new SampleQuery(1, 2, null)))
        .hasMessage("there is no partition '" + topic + ":2'");
    assertThatThrownBy(() -> writer.send(topic, values(2, "a"), OPERATOR))
        .hasMessage("partition 2 does not exist; topic '" + topic + "' has 2, counted from 0");
    assertThatThrownBy(() -> writer.send("a b", values(null, "a"), OPERATOR))
        .hasMessage(
            "topic 'a b' is not legal;"
                + " legal are 1 to 249 letters, digits, dots, hyphens and underscores");
  }
}
