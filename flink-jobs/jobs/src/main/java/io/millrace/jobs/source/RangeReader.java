package io.millrace.jobs.source;

import io.millrace.contracts.stream.StreamRange;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;

/**
 * Reads ranges one after another. A range ends by the position of the consumer and not by its last
 * record, which may be a transaction marker, of an aborted transaction, or compacted away.
 */
final class RangeReader implements Closeable {
  /** Bounds how long a checkpoint or a cancellation waits for the task thread. */
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final RangeCheck check;
  private final List<StreamRange> ranges;
  private int current;
  private boolean started;

  RangeReader(Consumer<byte[], byte[]> consumer, List<StreamRange> ranges) {
    this.consumer = consumer;
    this.check = new RangeCheck(consumer);
    this.ranges = ranges;
  }

  /** Takes records of a range in their order. */
  interface RecordVisitor {
    void visit(ConsumerRecord<byte[], byte[]> record) throws Exception;
  }

  /**
   * Polls once.
   *
   * @return whether there may be more
   */
  boolean poll(RecordVisitor visitor) throws Exception {
    if (!started) {
      checkAll();
    }
    if (current == ranges.size()) {
      return false;
    }
    StreamRange range = ranges.get(current);
    if (range.isEmpty()) {
      advance();
    } else {
      read(range, visitor);
    }
    return true;
  }

  private void checkAll() throws DatasetFaultException {
    for (StreamRange range : ranges) {
      check.check(range);
    }
    started = true;
    assignCurrent();
  }

  private void read(StreamRange range, RecordVisitor visitor) throws Exception {
    for (ConsumerRecord<byte[], byte[]> record : pollRetained(range)) {
      if (record.offset() < range.endOffset()) {
        visitor.visit(record);
      }
    }
    if (consumer.position(RangeCheck.partition(range)) >= range.endOffset()) {
      advance();
    }
  }

  private Iterable<ConsumerRecord<byte[], byte[]>> pollRetained(StreamRange range)
      throws DatasetFaultException {
    try {
      return consumer.poll(POLL);
    } catch (InvalidOffsetException e) {
      check.checkRetained(range);
      throw e;
    }
  }

  private void advance() {
    current++;
    assignCurrent();
  }

  private void assignCurrent() {
    if (current < ranges.size() && !ranges.get(current).isEmpty()) {
      StreamRange range = ranges.get(current);
      consumer.assign(List.of(RangeCheck.partition(range)));
      consumer.seek(RangeCheck.partition(range), range.startOffset());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
