package io.millrace.controlplane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TailFilterTest {

  @Test
  void shouldShowTheNewestOfManyToWhoeverFollowsNoKey() {
    List<ConsumerRecord<byte[], byte[]>> many =
        LongStream.range(0, 120).mapToObj(offset -> record(offset, null)).toList();

    assertThat(TailFilter.of(null).shown(many))
        .extracting(ConsumerRecord::offset)
        .hasSize(50)
        .startsWith(70L)
        .endsWith(119L);
  }

  @Test
  void shouldShowEachRecordOfTheFollowedKeyAndNoOther() {
    List<ConsumerRecord<byte[], byte[]>> many =
        LongStream.range(0, 400)
            .mapToObj(offset -> record(offset, offset % 4 == 0 ? "mine" : "others"))
            .toList();

    assertThat(TailFilter.of("mine").shown(many)).hasSize(100);
    assertThat(TailFilter.of("nobody").shown(List.of(record(1, null), record(2, "")))).isEmpty();
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, @Nullable String key) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>("topic", 0, offset, bytes, new byte[0]);
  }
}
