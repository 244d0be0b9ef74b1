package io.millrace.controlplane.datasources;

import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.kafka.KafkaUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka retains of some ranges, one range after another, as a training reads it. For one
 * thread; the consumer is the caller's.
 */
final class RetainedRecords {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final List<StreamRange> ranges;
  private final Map<TopicPartition, Long> beginnings;
  private boolean answered;

  /**
   * @param beginnings first retained offset of each partition that exists
   */
  RetainedRecords(
      Consumer<byte[], byte[]> consumer,
      List<StreamRange> ranges,
      Map<TopicPartition, Long> beginnings) {
    this.consumer = consumer;
    this.ranges = ranges;
    this.beginnings = beginnings;
  }

  /** A record among all of them: the index of its range, and its offset or one before it. */
  record Place(int range, long offset) {
    static final Place FIRST = new Place(0, 0);
  }

  /** Takes records in their order, as long as it wants more. */
  interface Reader {
    boolean wantsMore();

    void take(ConsumerRecord<byte[], byte[]> record);
  }

  /** Number of offsets that are retained; not every one of them has to be a record. */
  long offsets() {
    return ranges.stream().mapToLong(range -> range.endOffset() - first(range)).sum();
  }

  /** The first retained offset of the range; its end when nothing of it is retained. */
  private long first(StreamRange range) {
    Long beginning = beginnings.get(partition(range));
    return beginning == null
        ? range.endOffset()
        : Math.min(range.endOffset(), Math.max(range.startOffset(), beginning));
  }

  /**
   * Reads until the reader has enough, or it is too late.
   *
   * @return where it goes on; empty when everything is read
   * @throws KafkaUnreachableException when nothing came before it was too late
   */
  Optional<Place> read(Place from, Instant deadline, Reader reader) {
    for (int i = from.range(); i < ranges.size(); i++) {
      StreamRange range = ranges.get(i);
      long begin = Math.max(first(range), i == from.range() ? from.offset() : 0);
      long next = begin >= range.endOffset() ? begin : read(range, begin, deadline, reader);
      if (next < range.endOffset()) {
        return Optional.of(new Place(i, next));
      }
    }
    return Optional.empty();
  }

  /** Returns the first offset that the reader has not seen. */
  private long read(StreamRange range, long begin, Instant deadline, Reader reader) {
    TopicPartition partition = partition(range);
    consumer.assign(List.of(partition));
    consumer.seek(partition, begin);
    long next = begin;
    while (next < range.endOffset() && reader.wantsMore() && Instant.now().isBefore(deadline)) {
      Long refused = give(consumer.poll(POLL), range, reader);
      if (refused != null) {
        return refused;
      }
      next = consumer.position(partition);
      answered |= next > begin;
    }
    requireAnswer(deadline);
    return next;
  }

  /**
   * @return offset of the first record that the reader does not want or that is behind the range
   */
  private static @Nullable Long give(
      Iterable<ConsumerRecord<byte[], byte[]>> records, StreamRange range, Reader reader) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.offset() >= range.endOffset() || !reader.wantsMore()) {
        return record.offset();
      }
      reader.take(record);
    }
    return null;
  }

  private void requireAnswer(Instant deadline) {
    if (!answered && !Instant.now().isBefore(deadline)) {
      throw new KafkaUnreachableException(new TimeoutException("no record came in time"));
    }
  }

  private static TopicPartition partition(StreamRange range) {
    return new TopicPartition(range.topic(), range.partition());
  }
}
