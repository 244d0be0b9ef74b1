package io.millrace.controlplane.kafka;

import io.millrace.contracts.stream.StreamRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Tells of records that were written where they lie. */
public final class WrittenRanges {
  private WrittenRanges() {}

  /** As few ranges as hold these records and no others, by topic and partition. */
  public static List<StreamRange> of(Collection<RecordMetadata> written) {
    Map<String, TreeMap<Integer, TreeSet<Long>>> offsets = new TreeMap<>();
    for (RecordMetadata record : written) {
      offsets
          .computeIfAbsent(record.topic(), topic -> new TreeMap<>())
          .computeIfAbsent(record.partition(), partition -> new TreeSet<>())
          .add(record.offset());
    }
    List<StreamRange> ranges = new ArrayList<>();
    offsets.forEach(
        (topic, partitions) ->
            partitions.forEach(
                (partition, of) -> add(ranges, new TopicPartition(topic, partition), of)));
    return ranges;
  }

  private static void add(List<StreamRange> ranges, TopicPartition in, TreeSet<Long> offsets) {
    long start = offsets.first();
    long end = start;
    for (long offset : offsets) {
      if (offset > end) {
        ranges.add(new StreamRange(in.topic(), in.partition(), start, end));
        start = offset;
      }
      end = offset + 1;
    }
    ranges.add(new StreamRange(in.topic(), in.partition(), start, end));
  }
}
