package io.millrace.controlplane.datasources;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.stream.StreamRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * How much of a data source Kafka still has.
 *
 * @param missing first range of which something is gone, in words; empty when all is there
 */
public record Retention(Extent extent, Optional<Missing> missing) {

  /** Of all records of all ranges. */
  public enum Extent {
    ALL,
    PARTLY,
    EXPIRED
  }

  /** Something that is no longer, or never was, in Kafka. */
  public record Missing(ErrorCode code, StreamRange range, String text) {}

  /**
   * @param beginnings first retained offset of each partition that exists
   */
  public static Retention of(List<StreamRange> ranges, Map<TopicPartition, Long> beginnings) {
    long asked = 0;
    long retained = 0;
    List<Missing> missing = new ArrayList<>();
    for (StreamRange range : ranges) {
      Long beginning = beginnings.get(new TopicPartition(range.topic(), range.partition()));
      asked += range.length();
      if (beginning == null) {
        missing.add(notThere(range));
        continue;
      }
      retained += Math.max(0, range.endOffset() - Math.max(range.startOffset(), beginning));
      if (!range.isEmpty() && beginning > range.startOffset()) {
        missing.add(expired(range, beginning));
      }
    }
    return new Retention(extent(asked, retained, missing), missing.stream().findFirst());
  }

  /**
   * The first range that ends after what is written.
   *
   * @param ends offset behind the last committed record of each partition
   */
  static Optional<Missing> unwritten(List<StreamRange> ranges, Map<TopicPartition, Long> ends) {
    for (StreamRange range : ranges) {
      Long end = ends.get(new TopicPartition(range.topic(), range.partition()));
      if (end != null && end < range.endOffset()) {
        return Optional.of(notWritten(range, end));
      }
    }
    return Optional.empty();
  }

  private static Missing notWritten(StreamRange range, long end) {
    return new Missing(
        ErrorCode.OFFSETS_NOT_WRITTEN,
        range,
        "range "
            + range
            + " ends at offset "
            + range.endOffset()
            + " of topic '"
            + range.topic()
            + "', partition "
            + range.partition()
            + ", but records are written only up to offset "
            + end
            + "; announce it when they are sent");
  }

  private static Extent extent(long asked, long retained, List<Missing> missing) {
    if (missing.isEmpty()) {
      return Extent.ALL;
    }
    return retained == 0 || asked == 0 ? Extent.EXPIRED : Extent.PARTLY;
  }

  private static Missing notThere(StreamRange range) {
    return new Missing(
        ErrorCode.STREAM_NOT_FOUND,
        range,
        "range "
            + range
            + " names topic '"
            + range.topic()
            + "', partition "
            + range.partition()
            + ", which does not exist");
  }

  private static Missing expired(StreamRange range, long beginning) {
    return new Missing(
        ErrorCode.OFFSETS_EXPIRED,
        range,
        "range "
            + range
            + " begins at offset "
            + range.startOffset()
            + " of topic '"
            + range.topic()
            + "', partition "
            + range.partition()
            + ", but Kafka retains it only from offset "
            + beginning
            + "; send the records again");
  }
}
