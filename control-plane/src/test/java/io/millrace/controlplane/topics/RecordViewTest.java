package io.millrace.controlplane.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordViewTest {
  private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
    return new ConsumerRecord<>("digits", 1, 7, key, value);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void shouldShowReadableBytesAsText() {
    RecordView view = RecordView.of(record(null, utf8("{\"größe\": 1}\n")));

    assertThat(view.valueText()).isEqualTo("{\"größe\": 1}\n");
    assertThat(view.keyBase64()).isNull();
    assertThat(view.partition()).isEqualTo(1);
    assertThat(view.offset()).isEqualTo(7);
  }

  @Test
  void shouldShowOtherBytesInBase64Only() {
    RecordView control = RecordView.of(record(new byte[] {1}, new byte[] {0, 1, 2}));
    RecordView notUtf8 = RecordView.of(record(new byte[] {1}, new byte[] {(byte) 0xff, 65}));

    assertThat(control.keyBase64()).isEqualTo("AQ==");
    assertThat(control.valueBase64()).isEqualTo("AAEC");
    assertThat(control.valueText()).isNull();
    assertThat(notUtf8.valueText()).isNull();
  }

  @Test
  void shouldShowATombstoneAsNothing() {
    RecordView view = RecordView.of(record(new byte[] {1}, null));

    assertThat(view.valueBase64()).isNull();
    assertThat(view.valueText()).isNull();
  }

  @Test
  void shouldShowTheLastHeaderOfEachName() {
    ConsumerRecord<byte[], byte[]> record = record(null, null);
    record.headers().add("model", utf8("1")).add("model", utf8("2")).add("raw", new byte[] {0});

    assertThat(RecordView.of(record).headers())
        .containsEntry("model", "2")
        .containsEntry("raw", "AA==");
  }
}
