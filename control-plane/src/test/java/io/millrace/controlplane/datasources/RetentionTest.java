package io.millrace.controlplane.datasources;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.datasources.Retention.Extent;
import io.millrace.controlplane.datasources.Retention.Missing;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static Retention retention(String ranges, long beginning) {
    return Retention.of(
        StreamRange.parseList(ranges), Map.of(new TopicPartition("digits", 0), beginning));
  }

  @Test
  void shouldSeeThatAllIsThere() {
    // When
    Retention retention = retention("digits:0:5:9", 5);

    // Then
    assertThat(retention.extent()).isEqualTo(Extent.ALL);
    assertThat(retention.missing()).isEmpty();
  }

  @Test
  void shouldSeeThatAPartIsGone() {
    // When
    Retention retention = retention("digits:0:0:4,digits:0:4:9", 3);

    // Then
    assertThat(retention.extent()).isEqualTo(Extent.PARTLY);
    assertThat(retention.missing())
        .hasValue(
            new Missing(
                ErrorCode.OFFSETS_EXPIRED,
                new StreamRange("digits", 0, 0, 4),
                "range digits:0:0:4 begins at offset 0 of topic 'digits', partition 0, but Kafka"
                    + " retains it only from offset 3; send the records again"));
  }

  @Test
  void shouldSeeThatAllIsGone() {
    // When
    Retention retention = retention("digits:0:0:4", 4);

    // Then
    assertThat(retention.extent()).isEqualTo(Extent.EXPIRED);
  }

  @Test
  void shouldSayWhichPartitionDoesNotExist() {
    // When
    Retention retention = retention("digits:3:0:4", 0);

    // Then
    assertThat(retention.extent()).isEqualTo(Extent.EXPIRED);
    assertThat(retention.missing())
        .hasValue(
            new Missing(
                ErrorCode.STREAM_NOT_FOUND,
                new StreamRange("digits", 3, 0, 4),
                "range digits:3:0:4 names topic 'digits', partition 3, which does not exist"));
  }

  @Test
  void shouldMissNothingOfAnEmptyRange() {
    // When
    Retention retention = retention("digits:0:2:2", 7);

    // Then
    assertThat(retention.extent()).isEqualTo(Extent.ALL);
  }
}
