package io.millrace.cli.tail;

import io.millrace.cli.output.Printer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** A record on each line, up to a number of them. */
final class RecordPrinter {
  private final Printer printer;
  private long left;

  RecordPrinter(Printer printer, long count) {
    this.printer = printer;
    this.left = count;
  }

  /** False when there were enough, or nobody reads them. */
  boolean print(JsonNode record) {
    if (left <= 0) {
      return false;
    }
    left--;
    return printer.line(text(record), record) && left > 0;
  }

  void note(String sentence) {
    printer.note(sentence);
  }

  private static String text(JsonNode record) {
    JsonNode value = record.path("valueText");
    return "%s  %d:%d  %s  %s"
        .formatted(
            record.path("time").asString(),
            record.path("partition").asInt(),
            record.path("offset").asLong(),
            key(record.path("keyBase64")),
            value.isString() ? value.asString() : binary(record.path("valueBase64")));
  }

  private static String key(JsonNode base64) {
    if (!base64.isString()) {
      return "-";
    }
    byte[] bytes = Base64.getDecoder().decode(base64.asString());
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.isBlank() || text.chars().anyMatch(Character::isISOControl)
          ? base64.asString()
          : text;
    } catch (CharacterCodingException binary) {
      return base64.asString();
    }
  }

  private static String binary(JsonNode base64) {
    return base64.isString() ? "base64:" + base64.asString() : "(no value)";
  }
}
