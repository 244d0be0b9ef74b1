package io.millrace.controlplane.localmode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer that never rests, and a reader of committed records that counts. The key of a record
 * is its partition, so that all of a partition come out on one; a header has its number there.
 */
final class NumberedRecords implements AutoCloseable {
  private static final String NUMBER = "number";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = 1_000_000;

  private final String bootstrapServers;
  private final String topic;
  private final Map<Integer, Integer> sent = new TreeMap<>();
  private final AtomicReference<Exception> refused = new AtomicReference<>();
  private final Thread thread = new Thread(this::produce, "producer-under-test");
  private volatile int partitions;
  private volatile boolean stopped;

  NumberedRecords(String bootstrapServers, String topic, int partitions) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.partitions = partitions;
    thread.start();
  }

  /** From now on to so many partitions. */
  void spreadOver(int more) {
    partitions = more;
  }

  private void produce() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "metadata.max.age.ms",
                "500",
                // A broker that has just become leader of a partition refuses the first batch and
                // takes the second, which was already under way: the first would never get in.
                "max.in.flight.requests.per.connection",
                "1"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      while (!stopped) {
        for (int partition = 0; partition < partitions; partition++) {
          producer.send(next(partition), (told, failure) -> note(failure));
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void note(Exception failure) {
    if (failure != null) {
      refused.set(failure);
    }
  }

  private synchronized ProducerRecord<byte[], byte[]> next(int partition) {
    int number = sent.merge(partition, 1, Integer::sum) - 1;
    ByteBuffer features = ByteBuffer.allocate(3 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    byte[] value = features.putFloat(number % 100).array();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, partition, Integer.toString(partition).getBytes(UTF_8), value);
    record.headers().add(NUMBER, Integer.toString(number).getBytes(UTF_8));
    return record;
  }

  synchronized int total() {
    return sent.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Sends no more, and returns when the broker has all. */
  void stop() throws Exception {
    stopped = true;
    thread.join(PATIENCE.toMillis());
    assertThat(thread.isAlive()).isFalse();
    assertThat(refused.get()).isNull();
  }

  /**
   * Waits until as many have come out as had been sent when it was called, and looks whether each
   * did once, those of a partition in their order.
   */
  void assertNoneMissingOrTwice(String step, String output) {
    read(output, total())
        .forEach(
            (partition, numbers) ->
                assertThat(firstDisorder(numbers))
                    .as("of partition %d, after %s", partition, step)
                    .isEmpty());
  }

  private static String firstDisorder(List<Integer> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) != i) {
        return numbers.get(i) + " came out in place of " + i;
      }
    }
    return "";
  }

  /** Every record that was sent came out once, those of a partition in their order. */
  void assertEachOnceInOrder(String output) {
    assertNoneMissingOrTwice("all", output);
    Map<Integer, Integer> scored = new TreeMap<>();
    read(output, total()).forEach((partition, numbers) -> scored.put(partition, numbers.size()));
    assertThat(scored).isEqualTo(sent);
  }

  /** Some records that came out before come out once more. */
  void assertScoredAgain(String output) {
    int count = read(output, total() + 1).values().stream().mapToInt(List::size).sum();
    assertThat(count).isGreaterThan(total());
  }

  private Map<Integer, List<Integer>> read(String output, int wanted) {
    Map<Integer, List<Integer>> scored = new HashMap<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int count = 0;
    int quietPolls = 0;
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(output)) {
      while ((count < wanted || quietPolls < 5) && System.nanoTime() < deadline) {
        int before = count;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          count++;
          scored
              .computeIfAbsent(number(record.key()), partition -> new ArrayList<>())
              .add(number(record.headers().lastHeader(NUMBER).value()));
        }
        quietPolls = count == before || !stopped ? quietPolls + 1 : 0;
      }
    }
    return scored;
  }

  private static int number(byte[] text) {
    return Integer.parseInt(new String(text, UTF_8));
  }

  private KafkaConsumer<byte[], byte[]> consumer(String output) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(output).stream()
            .map(partition -> new TopicPartition(output, partition.partition()))
            .toList());
    return consumer;
  }

  @Override
  public void close() throws Exception {
    stop();
  }
}
