package io.millrace.testkit;

import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.kafka.embedded.AdvertisedAddress;
import io.millrace.kafka.embedded.EmbeddedKafka;
import io.millrace.kafka.embedded.PublicListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A real broker and what tests do with it. Every method returns when the broker has done it. */
public final class TestKafka implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final Map<String, String> clientProperties;
  private final IntFunction<EmbeddedKafka> onPort;
  private EmbeddedKafka broker;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  private TestKafka(
      Path directory,
      Map<String, String> clientProperties,
      int port,
      IntFunction<EmbeddedKafka> onPort) {
    this.directory = directory;
    this.clientProperties = clientProperties;
    this.onPort = onPort;
    this.broker = onPort.apply(port);
    this.admin = Admin.create(properties(Map.of()));
    this.producer = newProducer(Map.of("linger.ms", "0"));
  }

  /** Starts a broker on a free port, its data in a temporary folder. */
  public static TestKafka start() {
    try {
      Path directory = Files.createTempDirectory("millrace-kafka");
      return new TestKafka(directory, Map.of(), 0, port -> EmbeddedKafka.start(directory, port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a broker that speaks TLS and asks for a password. Clients find the password in their
   * environment, where the build puts it for every test.
   */
  public static TestKafka startSecured() {
    try {
      Path directory = Files.createTempDirectory("millrace-kafka");
      BrokerIdentity identity = BrokerIdentity.make(Files.createTempDirectory("millrace-tls"));
      return new TestKafka(
          directory,
          identity.clientProperties(),
          freePort(),
          port ->
              EmbeddedKafka.startPublic(
                  directory,
                  port,
                  new PublicListener(
                      new AdvertisedAddress("127.0.0.1", port),
                      "SASL_SSL",
                      identity.listenerProperties())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The broker tells its clients the port, so it has to be known before. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Stops the broker and starts it again with its data and its port. */
  public void restart(Runnable whileItIsAway) {
    int port = broker.port();
    broker.close();
    whileItIsAway.run();
    broker = onPort.apply(port);
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  public KafkaCluster cluster() {
    return new KafkaCluster(bootstrapServers(), clientProperties);
  }

  /** Makes a topic whose name no other test has. */
  public String createTopic(String prefix, int partitions) {
    String topic = prefix + "-" + UUID.randomUUID();
    createTopic(new NewTopic(topic, partitions, (short) 1));
    return topic;
  }

  public void createTopic(NewTopic topic) {
    await(admin.createTopics(List.of(topic)).all());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean served = false;
    while (!served && System.nanoTime() < deadline) {
      served = isServed(topic);
    }
  }

  /** The broker learns of a new topic a moment after the controller has made it. */
  private boolean isServed(NewTopic topic) {
    try {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
      admin.listOffsets(latest).all().get();
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the offset of the record. */
  public long send(String topic, int partition, byte @Nullable [] key, byte @Nullable [] value) {
    return send(new ProducerRecord<>(topic, partition, key, value));
  }

  public long send(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get().offset();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("could not send to " + record.topic(), e);
    }
  }

  /** Sends many records of one partition at once and tells where they lie. */
  public StreamRange sendAll(String topic, int partition, List<KeyValue> records) {
    long start = endOffset(topic, partition);
    for (KeyValue record : records) {
      producer.send(new ProducerRecord<>(topic, partition, record.key(), record.value()));
    }
    producer.flush();
    return new StreamRange(topic, partition, start, endOffset(topic, partition));
  }

  /** One past the last record. */
  public long endOffset(String topic, int partition) {
    TopicPartition target = new TopicPartition(topic, partition);
    return await(admin.listOffsets(Map.of(target, OffsetSpec.latest())).all()).get(target).offset();
  }

  /** Lets the broker forget all records before an offset, as retention does. */
  public void deleteRecordsBefore(String topic, int partition, long offset) {
    TopicPartition target = new TopicPartition(topic, partition);
    await(admin.deleteRecords(Map.of(target, RecordsToDelete.beforeOffset(offset))).all());
  }

  /** Reads a topic from its beginning until what was read is what the test waits for. */
  public List<ConsumerRecord<byte[], byte[]>> readUntil(
      String topic, Predicate<List<ConsumerRecord<byte[], byte[]>>> condition) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer = readerOf(topic)) {
      while (!condition.test(records)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(
              "after "
                  + PATIENCE
                  + " topic "
                  + topic
                  + " has "
                  + records.size()
                  + " committed records and is not what the test waits for");
        }
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** Reads every committed record that lies in a topic now. */
  public List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = readerOf(topic)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private KafkaConsumer<byte[], byte[]> readerOf(String topic) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            properties(
                Map.of(
                    "isolation.level", "read_committed",
                    "auto.offset.reset", "earliest",
                    "enable.auto.commit", "false")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
    return consumer;
  }

  /** For what the methods above do not do, for example transactions. The caller closes it. */
  public KafkaProducer<byte[], byte[]> newProducer(Map<String, String> further) {
    return new KafkaProducer<>(
        properties(further), new ByteArraySerializer(), new ByteArraySerializer());
  }

  public Admin admin() {
    return admin;
  }

  private Properties properties(Map<String, String> further) {
    Properties properties = new Properties();
    properties.putAll(cluster().clientProperties());
    properties.putAll(further);
    return properties;
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    producer.close();
    admin.close();
    broker.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Key and value of a record to send. */
  public record KeyValue(byte @Nullable [] key, byte @Nullable [] value) {}
}
