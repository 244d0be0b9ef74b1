package io.millrace.controlplane.deadletters;

import io.millrace.controlplane.kafka.KafkaUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The topic of dead letters, read from its end. For one thread; the consumer is the caller's. */
final class LetterLog {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Letters keep the records whole, and a page of them has to be sent. */
  private static final long MOST_BYTES = 8 << 20;

  private static final long FIRST_LOOK = 256;
  private static final long LONGEST_LOOK = 8192;

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final Map<TopicPartition, Long> beginnings;
  private final Map<TopicPartition, Long> ends;

  LetterLog(Consumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.topic = topic;
    List<PartitionInfo> known = consumer.partitionsFor(topic);
    List<TopicPartition> partitions =
        known == null
            ? List.of()
            : known.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
    // Offsets of partitions that are not assigned are answered with a warning in the log.
    consumer.assign(partitions);
    this.beginnings = consumer.beginningOffsets(partitions);
    this.ends = consumer.endOffsets(partitions);
  }

  /** The first retained offset of each partition. */
  Map<Integer, Long> beginnings() {
    return byNumber(beginnings);
  }

  Map<Integer, Long> ends() {
    return byNumber(ends);
  }

  private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
    Map<Integer, Long> byNumber = new HashMap<>();
    offsets.forEach((partition, offset) -> byNumber.put(partition.partition(), offset));
    return byNumber;
  }

  /**
   * Letters of one partition.
   *
   * @param letters newest first
   * @param from no letter from this offset up to the bound is left out
   */
  record Scan(List<Letter> letters, long from) {}

  /**
   * The newest letters before an offset, as many as are wanted, or as were found in time.
   *
   * @throws KafkaUnreachableException when Kafka does not answer
   */
  Scan newest(LetterPlace before, Predicate<Letter> wanted, int limit, Instant deadline) {
    TopicPartition partition = new TopicPartition(topic, before.partition());
    long beginning = beginnings.get(partition);
    List<Letter> found = new ArrayList<>();
    long bytes = 0;
    long upper = before.offset();
    long look = FIRST_LOOK;
    while (upper > beginning) {
      Newest part = new Newest(limit - found.size(), MOST_BYTES - bytes);
      long lower = Math.max(beginning, upper - look);
      read(
          partition, lower, upper, record -> Letter.of(record).filter(wanted).ifPresent(part::add));
      part.letters.descendingIterator().forEachRemaining(found::add);
      bytes += part.bytes;
      upper = part.isCut ? part.letters.getFirst().place().offset() : lower;
      look = Math.min(LONGEST_LOOK, 2 * look);
      if (part.isCut || found.size() == limit || Instant.now().isAfter(deadline)) {
        break;
      }
    }
    return new Scan(found, upper);
  }

  /** The last of those that were added, within limits, but one at least. */
  private static final class Newest {
    private final Deque<Letter> letters = new ArrayDeque<>();
    private final int limit;
    private final long mostBytes;
    private long bytes;
    private boolean isCut;

    Newest(int limit, long mostBytes) {
      this.limit = limit;
      this.mostBytes = mostBytes;
    }

    void add(Letter letter) {
      letters.addLast(letter);
      bytes += letter.bytes();
      while (letters.size() > limit || bytes > mostBytes && letters.size() > 1) {
        bytes -= letters.removeFirst().bytes();
        isCut = true;
      }
    }
  }

  private interface Visitor {
    void visit(ConsumerRecord<byte[], byte[]> record);
  }

  private void read(TopicPartition partition, long from, long to, Visitor visitor) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    Instant patience = Instant.now().plus(PATIENCE);
    while (consumer.position(partition) < to) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() >= to) {
          return;
        }
        visitor.visit(record);
      }
      requireBefore(patience);
    }
  }

  private static void requireBefore(Instant patience) {
    if (Instant.now().isAfter(patience)) {
      throw new KafkaUnreachableException(new TimeoutException("no record came in time"));
    }
  }

  /**
   * The letters at these places; those that are not there are left out.
   *
   * @throws KafkaUnreachableException when Kafka does not answer
   */
  Map<LetterPlace, Letter> at(Collection<LetterPlace> places) {
    Map<LetterPlace, Letter> letters = new HashMap<>();
    for (TopicPartition partition : ends.keySet()) {
      TreeSet<Long> wanted = new TreeSet<>();
      places.stream()
          .filter(place -> place.partition() == partition.partition())
          .map(LetterPlace::offset)
          .filter(offset -> offset >= beginnings.get(partition) && offset < ends.get(partition))
          .forEach(wanted::add);
      at(partition, wanted, letters);
    }
    return letters;
  }

  /** Jumps to each place that the records which came with the one before do not reach. */
  private void at(TopicPartition partition, TreeSet<Long> wanted, Map<LetterPlace, Letter> found) {
    Instant patience = Instant.now().plus(PATIENCE);
    consumer.assign(List.of(partition));
    long next = -1;
    while (!wanted.isEmpty()) {
      if (wanted.first() != next) {
        consumer.seek(partition, wanted.first());
      }
      Iterator<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).iterator();
      while (records.hasNext()) {
        ConsumerRecord<byte[], byte[]> record = records.next();
        if (wanted.remove(record.offset())) {
          Letter.of(record).ifPresent(letter -> found.put(letter.place(), letter));
          patience = Instant.now().plus(PATIENCE);
        }
      }
      // what lies before the position and did not come is no record
      next = consumer.position(partition);
      wanted.headSet(next).clear();
      requireBefore(patience);
    }
  }
}
