package io.millrace.contracts.control;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.json.JsonFaults;
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

/**
 * Reads and writes control messages as Kafka-ML's sinks send them, with one member of our own:
 * {@code split_method}, POSITIONAL when absent. Only {@code topic}, {@code input_format} and {@code
 * input_config} are required.
 */
public final class ControlMessages {
  private static final int MAX_KEY_BYTES = 8;

  private ControlMessages() {}

  /**
   * Records without a key or without a value are none of ours; the caller passes over them.
   *
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
    DatasetSplit split = split(violations, json);
    Long totalMessages = collect(violations, "/total_msg", () -> totalMessages(json));
    if (!violations.isEmpty()
        || number == null
        || ranges == null
        || format == null
        || split == null) {
      throw new InvalidDocumentException("control message", violations);
    }
    JsonNode description = json.path("description");
    return new ControlMessage(
        number,
        new DataSource(ranges, format, split),
        description.isString() ? description.asString() : "",
        totalMessages);
  }

  /** The key of a control message: the number in as few bytes as Kafka-ML would use. */
  public static byte[] key(long deploymentNumber) {
    if (deploymentNumber < 0) {
      throw new IllegalArgumentException(
          "deployment number " + deploymentNumber + " is not legal; legal is 0 or more");
    }
    if (deploymentNumber <= 0xff) {
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
    if (number < 0) {
      throw new IllegalArgumentException(
          "the key is the number "
              + Long.toUnsignedString(number)
              + "; legal is at most "
              + Long.MAX_VALUE);
    }
    return number;
  }

  private static JsonNode object(byte[] value) {
    if (value.length == 0) {
      throw new IllegalArgumentException("the value is empty; legal is a JSON object");
    }
    try {
      JsonNode json = ContractJson.mapper().readTree(new String(value, StandardCharsets.UTF_8));
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the value is not JSON: " + JsonFaults.reason(e), e);
    }
    throw new IllegalArgumentException("the value is JSON but not an object; legal is an object");
  }

  private static List<StreamRange> ranges(JsonNode json) {
    if (!json.path("topic").isString()) {
      throw new IllegalArgumentException(
          "'topic' is " + given(json, "topic") + "; legal is topic:partition:start:end");
    }
    String topic = json.path("topic").asString();
    if (!topic.contains(":")) {
      throw new IllegalArgumentException(
          "topic '"
              + topic
              + "' has no offsets, and incremental streams are not supported yet; legal is"
              + " topic:partition:start:end");
    }
    return StreamRange.parseList(topic);
  }

  private static @Nullable RecordFormat format(List<Violation> violations, JsonNode json) {
    JsonNode name = json.path("input_format");
    JsonNode config = collect(violations, "/input_config", () -> config(json));
    if (!name.isString()) {
      String message =
          "'input_format' is " + given(json, "input_format") + "; " + RecordFormats.LEGAL_NAMES;
      violations.add(Violation.at("/input_format", message));
      return null;
    }
    if (config == null) {
      return null;
    }
    try {
      return RecordFormats.parse(name.asString(), config);
    } catch (InvalidDocumentException e) {
      for (Violation v : e.violations()) {
        String pointer = v.pointer().isEmpty() ? "/input_format" : "/input_config" + v.pointer();
        violations.add(new Violation(pointer, v.message(), v.hint()));
      }
      return null;
    }
  }

  private static JsonNode config(JsonNode json) {
    JsonNode config = json.path("input_config");
    if (config.isString()) {
      // Kafka-ML's stored data sources carry the object as text
      config = parseConfig(config.asString());
    }
    if (!config.isObject()) {
      throw new IllegalArgumentException(
          "'input_config' is " + given(json, "input_config") + "; legal is a JSON object");
    }
    return config;
  }

  private static JsonNode parseConfig(String text) {
    try {
      return ContractJson.mapper().readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "'input_config' is text but not JSON: " + JsonFaults.reason(e), e);
    }
  }

  private static @Nullable DatasetSplit split(List<Violation> violations, JsonNode json) {
    Double validation =
        collect(violations, "/validation_rate", () -> rate(json, "validation_rate"));
    Double test = collect(violations, "/test_rate", () -> rate(json, "test_rate"));
    SplitMethod method = collect(violations, "/split_method", () -> splitMethod(json));
    if (validation == null || test == null || method == null) {
      return null;
    }
    return collect(
        violations, "/validation_rate", () -> new DatasetSplit(validation, test, method));
  }

  private static double rate(JsonNode json, String name) {
    JsonNode rate = json.path(name);
    if (!json.hasNonNull(name)) {
      return 0;
    }
    if (!rate.isNumber()) {
      throw new IllegalArgumentException(
          "'" + name + "' is " + rate + "; legal is a number of at least 0 and below 1");
    }
    return rate.doubleValue();
  }

  private static SplitMethod splitMethod(JsonNode json) {
    if (!json.hasNonNull("split_method")) {
      return SplitMethod.POSITIONAL;
    }
    JsonNode given = json.path("split_method");
    for (SplitMethod method : SplitMethod.values()) {
      if (given.isString() && method.name().equals(given.asString())) {
        return method;
      }
    }
    throw new IllegalArgumentException(
        "'split_method' is " + given + "; legal is one of " + List.of(SplitMethod.values()));
  }

  private static @Nullable Long totalMessages(JsonNode json) {
    JsonNode total = json.path("total_msg");
    if (!json.hasNonNull("total_msg")) {
      return null;
    }
    if (!total.isIntegralNumber() || !total.canConvertToLong() || total.longValue() < 0) {
      throw new IllegalArgumentException(
          "'total_msg' is " + total + "; legal is a whole number of 0 or more, or null");
    }
    return total.longValue();
  }

  private static String given(JsonNode json, String name) {
    return json.has(name) ? json.path(name).toString() : "missing";
  }

  private static <T> @Nullable T collect(
      List<Violation> violations, String pointer, Supplier<@Nullable T> reader) {
    try {
      return reader.get();
    } catch (IllegalArgumentException | JacksonException e) {
      violations.add(Violation.at(pointer, String.valueOf(e.getMessage())));
      return null;
    }
  }
}
