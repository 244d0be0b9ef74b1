package io.millrace.controlplane.topics;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
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
    Map<String, String> headers = new LinkedHashMap<>();
    record
        .headers()
        .forEach(
            header -> {
              String text = text(header.value());
              String shown = text == null ? base64(header.value()) : text;
              headers.put(header.key(), shown == null ? "" : shown);
            });
    return new RecordView(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        base64(record.key()),
        base64(record.value()),
        text(record.value()),
        headers);
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean readable =
          text.chars().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c));
      return readable ? text : null;
    } catch (CharacterCodingException binary) {
      return null;
    }
  }
}
