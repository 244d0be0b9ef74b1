package io.millrace.contracts.record;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads and writes a format as Kafka-ML announces it: a name beside a configuration object with the
 * members {@code data_type}, {@code data_reshape}, {@code label_type}, {@code label_reshape}.
 */
public final class RecordFormats {
  private RecordFormats() {}

  /**
   * @param name RAW or JSON
   * @param config members of the format; unknown ones are ignored, as producers may send more
   * @throws InvalidDocumentException with every violation; pointers start at the configuration, and
   *     an empty one means the name
   */
  public static RecordFormat parse(String name, JsonNode config) {
    return switch (name) {
      case RecordFormat.RAW -> parseRaw(config);
      case RecordFormat.JSON -> parseJson(config);
      default -> throw invalid("", "format '" + name + "' is not known; legal is RAW or JSON");
    };
  }

  private static RecordFormat parseRaw(JsonNode config) {
    Members members = new Members(config);
    DataType dataType = members.required("data_type", DataType::of);
    TensorShape dataShape = members.optional("data_reshape", TensorShape::parseOrNull);
    DataType labelType = members.optional("label_type", DataType::of);
    TensorShape labelShape = members.optional("label_reshape", TensorShape::parseOrNull);
    members.failOnViolations();
    return new RawFormat(Objects.requireNonNull(dataType), dataShape, labelType, labelShape);
  }

  private static RecordFormat parseJson(JsonNode config) {
    Members members = new Members(config);
    List<String> features = members.strings("features");
    String label = members.optional("label", Function.identity());
    TensorShape dataShape = members.optional("data_reshape", TensorShape::parseOrNull);
    members.failOnViolations();
    try {
      return new JsonFormat(features, label, dataShape);
    } catch (IllegalArgumentException e) {
      throw invalid("/features", String.valueOf(e.getMessage()));
    }
  }

  /** RAW or JSON. */
  public static String name(RecordFormat format) {
    return format.name();
  }

  private static InvalidDocumentException invalid(String pointer, String message) {
    return new InvalidDocumentException("record format", List.of(Violation.at(pointer, message)));
  }

  /** The configuration object that {@link #parse} reads back to the same format. */
  public static Map<String, Object> config(RecordFormat format) {
    Map<String, Object> config = new LinkedHashMap<>();
    if (format instanceof RawFormat raw) {
      config.put("data_type", raw.dataType().numpyName());
      put(config, "label_type", raw.labelType() == null ? null : raw.labelType().numpyName());
      put(config, "data_reshape", raw.dataShape() == null ? null : raw.dataShape().spaced());
      put(config, "label_reshape", raw.labelShape() == null ? null : raw.labelShape().spaced());
    } else if (format instanceof JsonFormat json) {
      config.put("features", json.features());
      put(config, "label", json.label());
      put(config, "data_reshape", json.dataShape() == null ? null : json.dataShape().spaced());
    }
    return config;
  }

  private static void put(Map<String, Object> config, String name, @Nullable Object value) {
    if (value != null) {
      config.put(name, value);
    }
  }

  /** Reads members one by one and collects what is wrong with them. */
  private static final class Members {
    private final JsonNode config;
    private final List<Violation> violations = new ArrayList<>();

    Members(JsonNode config) {
      this.config = config;
      if (!config.isObject()) {
        throw invalid("", "the configuration is " + given(config) + "; legal is a JSON object");
      }
    }

    <T> @Nullable T required(String name, Function<String, T> reader) {
      if (!config.hasNonNull(name)) {
        violations.add(Violation.at("/" + name, "'" + name + "' is missing"));
        return null;
      }
      return optional(name, reader);
    }

    <T> @Nullable T optional(String name, Function<String, ? extends @Nullable T> reader) {
      JsonNode node = config.path(name);
      if (node.isMissingNode() || node.isNull()) {
        return null;
      }
      if (!node.isString()) {
        violations.add(
            Violation.at("/" + name, "'" + name + "' is " + given(node) + "; legal is text"));
        return null;
      }
      try {
        return reader.apply(node.asString());
      } catch (IllegalArgumentException e) {
        violations.add(Violation.at("/" + name, String.valueOf(e.getMessage())));
        return null;
      }
    }

    List<String> strings(String name) {
      List<String> values = new ArrayList<>();
      JsonNode array = config.path(name);
      if (!array.isMissingNode() && !array.isNull() && !array.isArray()) {
        violations.add(
            Violation.at(
                "/" + name, "'" + name + "' is " + given(array) + "; legal is an array of names"));
        return values;
      }
      for (int i = 0; i < array.size(); i++) {
        JsonNode node = array.path(i);
        if (node.isString()) {
          values.add(node.asString());
        } else {
          violations.add(
              Violation.at("/" + name + "/" + i, "it is " + given(node) + "; legal is text"));
        }
      }
      return values;
    }

    private static String given(JsonNode node) {
      return node.isMissingNode() ? "missing" : node.toString();
    }

    void failOnViolations() {
      if (!violations.isEmpty()) {
        throw new InvalidDocumentException("record format", violations);
      }
    }
  }
}
