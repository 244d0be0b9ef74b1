package io.millrace.controlplane.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The bytes of records in forms that people and JSON can take. */
public final class RecordText {
  private RecordText() {}

  public static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }

  /** The bytes as readable UTF-8; null when they are none. */
  public static @Nullable String readable(byte @Nullable [] bytes) {
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

  /** The last of each name; bytes that are no text are in base64. */
  public static Map<String, String> headers(Iterable<Header> headers) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Header header : headers) {
      String text = readable(header.value());
      String value = text == null ? base64(header.value()) : text;
      shown.put(header.key(), value == null ? "" : value);
    }
    return shown;
  }
}
