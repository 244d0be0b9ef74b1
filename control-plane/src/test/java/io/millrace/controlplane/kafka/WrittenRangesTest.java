package io.millrace.controlplane.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.stream.StreamRange;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WrittenRangesTest {
  private static RecordMetadata written(String topic, int partition, long offset) {
    return new RecordMetadata(new TopicPartition(topic, partition), offset, 0, 0, 1, 1);
  }

  @Test
  void shouldTellTheRangesThatHoldTheseRecordsAndNoOthers() {
    // When
    List<StreamRange> ranges =
        WrittenRanges.of(
            List.of(
                written("iris", 2, 0),
                written("digits", 0, 6),
                written("iris", 0, 7),
                written("digits", 0, 5),
                written("digits", 0, 9)));

    // Then
    assertThat(ranges)
        .containsExactly(
            StreamRange.parse("digits:0:5:7"),
            StreamRange.parse("digits:0:9:10"),
            StreamRange.parse("iris:0:7:8"),
            StreamRange.parse("iris:2:0:1"));
  }
}
