package io.millrace.jobs.source;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.stream.StreamRange;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Says before the first record is read what is wrong with a range. */
final class RangeCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;

  RangeCheck(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** An empty range asks for nothing, so nothing can be missing. */
  void check(StreamRange range) throws DatasetFaultException {
    if (!range.isEmpty()) {
      checkExists(range);
      checkRetained(range);
      checkWritten(range);
    }
  }

  private void checkExists(StreamRange range) throws DatasetFaultException {
    List<PartitionInfo> partitions = consumer.partitionsFor(range.topic(), PATIENCE);
    if (partitions == null || partitions.isEmpty()) {
      throw new DatasetFaultException(
          ErrorCode.STREAM_NOT_FOUND,
          "range " + range + ": topic '" + range.topic() + "' does not exist");
    }
    if (partitions.stream().noneMatch(p -> p.partition() == range.partition())) {
      throw new DatasetFaultException(
          ErrorCode.STREAM_NOT_FOUND,
          "range %s: partition %d does not exist; topic '%s' has partitions 0 to %d"
              .formatted(range, range.partition(), range.topic(), partitions.size() - 1));
    }
  }

  /** Also for a range that was there when it was checked and expired while it was read. */
  void checkRetained(StreamRange range) throws DatasetFaultException {
    TopicPartition partition = partition(range);
    long earliest = consumer.beginningOffsets(List.of(partition), PATIENCE).get(partition);
    if (range.startOffset() < earliest) {
      throw new DatasetFaultException(
          ErrorCode.OFFSETS_EXPIRED,
          "range %s: topic '%s' partition %d was asked from offset %d, the earliest retained is %d"
              .formatted(range, range.topic(), range.partition(), range.startOffset(), earliest));
    }
  }

  private void checkWritten(StreamRange range) throws DatasetFaultException {
    TopicPartition partition = partition(range);
    long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
    if (range.endOffset() > end) {
      throw new DatasetFaultException(
          ErrorCode.OFFSETS_NOT_WRITTEN,
          "range %s: topic '%s' partition %d was asked to offset %d, its committed records end at %d"
              .formatted(range, range.topic(), range.partition(), range.endOffset(), end));
    }
  }

  static TopicPartition partition(StreamRange range) {
    return new TopicPartition(range.topic(), range.partition());
  }
}
