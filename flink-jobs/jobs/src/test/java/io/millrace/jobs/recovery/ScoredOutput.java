package io.millrace.jobs.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Follows what a job commits about the records of a {@link NumberedLoad}. The sink partitions by
 * key, so the records of one input partition lie in several output partitions, in order in each.
 */
final class ScoredOutput implements AutoCloseable {
  static final int PARTITIONS = 3;
  private static final int MOST_FAULTS = 20;

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final BitSet seen = new BitSet();
  private final long[] lastNumber = new long[NumberedLoad.PARTITIONS * PARTITIONS];
  private final long[] lastVersion = new long[NumberedLoad.PARTITIONS * PARTITIONS];
  private final List<String> faults = new ArrayList<>();
  private long records;
  private long highest = -1;
  private long newestVersion;
  private long versionsBack;
  private long lastArrivalNanos = System.nanoTime();
  private long longestGapNanos;

  ScoredOutput(TestKafka kafka, String topic) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    properties.put("enable.auto.commit", "false");
    properties.put("isolation.level", "read_committed");
    admin = kafka.admin();
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        IntStream.range(0, PARTITIONS).mapToObj(index -> new TopicPartition(topic, index)).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Arrays.fill(lastNumber, -1);
  }

  void poll() {
    consumer.poll(Duration.ofMillis(20)).forEach(this::add);
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    long now = System.nanoTime();
    if (records > 0) {
      longestGapNanos = Math.max(longestGapNanos, now - lastArrivalNanos);
    }
    lastArrivalNanos = now;
    int number = Integer.parseInt(new String(record.key(), UTF_8));
    records++;
    highest = Math.max(highest, number);
    checkOrder(record, number);
    seen.set(number);
  }

  /** A repeated record may come at any time; one that comes for the first time may not be late. */
  private void checkOrder(ConsumerRecord<byte[], byte[]> record, int number) {
    int lane = number % NumberedLoad.PARTITIONS * PARTITIONS + record.partition();
    long version = version(record);
    if (!seen.get(number) && number < lastNumber[lane]) {
      fault(record, "record " + number + " comes after " + lastNumber[lane]);
    }
    if (version < lastVersion[lane]) {
      versionsBack++;
    }
    lastNumber[lane] = Math.max(lastNumber[lane], number);
    lastVersion[lane] = version;
    newestVersion = Math.max(newestVersion, version);
  }

  private long version(ConsumerRecord<byte[], byte[]> record) {
    String model = header(record, "millrace-model");
    String version = header(record, "millrace-model-version");
    if (!"hcopd".equals(model) || version == null) {
      fault(record, "stamped with model " + model + " and version " + version);
      return 0;
    }
    return Long.parseLong(version);
  }

  private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }

  private void fault(ConsumerRecord<byte[], byte[]> record, String what) {
    if (faults.size() < MOST_FAULTS) {
      faults.add("partition " + record.partition() + " offset " + record.offset() + ": " + what);
    }
  }

  /** What is out of order or unstamped; the first of them. */
  List<String> faults() {
    return faults;
  }

  /** The highest number that was committed, -1 before the first. */
  long highest() {
    return highest;
  }

  /** The highest version that has scored. */
  long newestVersion() {
    return newestVersion;
  }

  /** How often a record has an older version than the one before it of the same partition. */
  long versionsBack() {
    return versionsBack;
  }

  /** How many numbers came once or more often. */
  long distinct() {
    return seen.cardinality();
  }

  long duplicates() {
    return records - distinct();
  }

  /** The first number that did not come. */
  long firstMissing() {
    return seen.nextClearBit(0);
  }

  Duration longestGap() {
    return Duration.ofNanos(longestGapNanos);
  }

  /** Records behind a transaction that is still open: no read_committed reader gets at them. */
  long blocked() {
    return end(IsolationLevel.READ_UNCOMMITTED) - end(IsolationLevel.READ_COMMITTED);
  }

  private long end(IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    try {
      return admin
          .listOffsets(latest, new ListOffsetsOptions(isolation))
          .all()
          .get()
          .values()
          .stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "%d records, %d of them repeated, up to number %d, first missing %d, version %d, longest gap %.1f s"
        .formatted(
            records,
            duplicates(),
            highest,
            firstMissing(),
            newestVersion,
            longestGap().toMillis() / 1000.0);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
