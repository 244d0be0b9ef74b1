package io.millrace.controlplane.topics;

import io.millrace.controlplane.kafka.RecordText;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as people can look at it.
 *
 * @param valueText the value when its bytes are readable UTF-8
 * @param headers the last of each name; bytes that are no text are in base64
 */
record RecordView(
    int partition,
    long offset,
    Instant time,
    @Nullable String keyBase64,
    @Nullable String valueBase64,
    @Nullable String valueText,
    Map<String, String> headers) {

  static RecordView of(ConsumerRecord<byte[], byte[]> record) {
    return new RecordView(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        RecordText.base64(record.key()),
        RecordText.base64(record.value()),
        RecordText.readable(record.value()),
        RecordText.headers(record.headers()));
  }
}
