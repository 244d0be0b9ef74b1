package io.millrace.contracts.control;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads and writes control messages as Kafka-ML's sinks send them, with one member of our own:
 * {@code split_method}, POSITIONAL when absent. Only {@code topic}, {@code input_format} and {@code
 * input_config} are required.
 */
public final class ControlMessages {
  private static final int MAX_KEY_BYTES = 8;

  private ControlMessages() {}

  /**
   * @param key the training's number, big-endian, 1 to 8 bytes
   * @param value UTF-8 JSON
   * @throws InvalidDocumentException with every violation
   */
  public static ControlMessage parse(byte[] key, byte[] value) {
    List<Violation> violations = new ArrayList<>();
    Long number = collect(violations, "", () -> number(key));
    JsonNode json = collect(violations, "", () -> object(value));
    if (json == null) {
      throw new InvalidDocumentException("control message", violations);
    }
    List<StreamRange> ranges = collect(violations, "/topic", () -> ranges(json));
    RecordFormat format = format(violations, json);
    DatasetSplit split = collect(violations, "/validation_rate", () -> split(json));
    if (!violations.isEmpty()
        || number == null
        || ranges == null
        || format == null
        || split == null) {
      throw new InvalidDocumentException("control message", violations);
    }
    JsonNode total = json.path("total_msg");
    return new ControlMessage(
        number,
        new DataSource(ranges, format, split),
        json.path("description").asString(""),
        total.isIntegralNumber() ? total.asLong() : null);
  }

  /** The key of a control message: the number in as few bytes as Kafka-ML would use. */
  public static byte[] key(long deploymentNumber) {
    if (deploymentNumber >= 0 && deploymentNumber <= 0xff) {
      return new byte[] {(byte) deploymentNumber};
    }
    if (deploymentNumber <= Integer.MAX_VALUE) {
      return ByteBuffer.allocate(Integer.BYTES).putInt((int) deploymentNumber).array();
    }
    return ByteBuffer.allocate(Long.BYTES).putLong(deploymentNumber).array();
  }

  public static byte[] value(ControlMessage message) {
    DataSource source = message.dataSource();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("topic", StreamRange.format(source.ranges()));
    json.put("unsupervised_topic", null);
    json.put("input_format", RecordFormats.name(source.format()));
    json.put("description", message.description());
    json.put("dataset_restrictions", Map.of());
    json.put("input_config", RecordFormats.config(source.format()));
    json.put("validation_rate", source.split().validationRate());
    json.put("test_rate", source.split().testRate());
    json.put("total_msg", message.totalMessages());
    json.put("incremental", false);
    json.put("split_method", source.split().method().name());
    return ContractJson.writeBytes(json);
  }

  private static long number(byte[] key) {
    if (key.length == 0 || key.length > MAX_KEY_BYTES) {
      throw new IllegalArgumentException(
          "the key has "
              + key.length
              + " bytes; legal is the training's number as a big-endian integer of 1 to 8 bytes");
    }
    long number = 0;
    for (byte b : key) {
      number = number << 8 | b & 0xff;
    }
    return number;
  }

  private static JsonNode object(byte[] value) {
    try {
      JsonNode json = ContractJson.mapper().readTree(new String(value, StandardCharsets.UTF_8));
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the value is not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("the value is JSON but not an object");
  }

  private static List<StreamRange> ranges(JsonNode json) {
    if (!json.path("topic").isString()) {
      throw new IllegalArgumentException("'topic' is missing; legal is topic:partition:start:end");
    }
    return StreamRange.parseList(json.path("topic").asString());
  }

  private static @Nullable RecordFormat format(List<Violation> violations, JsonNode json) {
    JsonNode config = json.path("input_config");
    try {
      if (config instanceof StringNode text) {
        // Kafka-ML's stored data sources carry the object as text
        config = ContractJson.mapper().readTree(text.asString());
      }
      return RecordFormats.parse(json.path("input_format").asString(""), config);
    } catch (InvalidDocumentException e) {
      for (Violation v : e.violations()) {
        String pointer = v.pointer().isEmpty() ? "/input_format" : "/input_config" + v.pointer();
        violations.add(new Violation(pointer, v.message(), v.hint()));
      }
    } catch (JacksonException | IllegalArgumentException e) {
      violations.add(Violation.at("/input_config", String.valueOf(e.getMessage())));
    }
    return null;
  }

  private static DatasetSplit split(JsonNode json) {
    String method = json.path("split_method").asString(SplitMethod.POSITIONAL.name());
    return new DatasetSplit(
        json.path("validation_rate").asDouble(0),
        json.path("test_rate").asDouble(0),
        SplitMethod.valueOf(method));
  }

  private static <T> @Nullable T collect(
      List<Violation> violations, String pointer, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (IllegalArgumentException e) {
      violations.add(Violation.at(pointer, String.valueOf(e.getMessage())));
      return null;
    }
  }
}
