package io.millrace.controlplane.topics;

import io.millrace.contracts.json.ContractJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A record to write. Key and value are given as text or in base64, the value also as JSON; one form
 * at most of each.
 */
record OutgoingRecord(
    @Nullable String key,
    @Nullable String keyBase64,
    @Nullable String value,
    @Nullable String valueBase64,
    @Schema(implementation = Object.class) @Nullable JsonNode valueJson,
    @Nullable Map<String, String> headers) {

  /**
   * @throws IllegalArgumentException when a form is given twice or is not base64
   */
  ProducerRecord<byte[], byte[]> to(String topic, @Nullable Integer partition) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, partition, keyBytes(), valueBytes());
    if (headers != null) {
      headers.forEach(
          (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    }
    return record;
  }

  private byte @Nullable [] keyBytes() {
    requireOne("key", key, keyBase64, null);
    return keyBase64 == null ? bytes(key) : decode("keyBase64", keyBase64);
  }

  private byte @Nullable [] valueBytes() {
    requireOne("value", value, valueBase64, valueJson);
    if (valueJson != null) {
      return json(valueJson);
    }
    return valueBase64 == null ? bytes(value) : decode("valueBase64", valueBase64);
  }

  private static byte[] json(JsonNode value) {
    try {
      return ContractJson.writeBytes(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("'valueJson' is no text of UTF-8", e);
    }
  }

  private static void requireOne(
      String what, @Nullable Object text, @Nullable Object base64, @Nullable Object json) {
    int given = (text == null ? 0 : 1) + (base64 == null ? 0 : 1) + (json == null ? 0 : 1);
    if (given > 1) {
      throw new IllegalArgumentException(
          "the " + what + " is given in " + given + " forms; legal is one");
    }
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] decode(String member, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + member + "' is not base64: " + e.getMessage(), e);
    }
  }
}
