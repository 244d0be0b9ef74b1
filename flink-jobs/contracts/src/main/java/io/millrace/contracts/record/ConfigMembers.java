package io.millrace.contracts.record;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of a format's configuration one by one and collects what is wrong with them.
 */
final class ConfigMembers {
  private final JsonNode config;
  private final List<Violation> violations = new ArrayList<>();

  /**
   * @throws InvalidDocumentException when it is no object
   */
  ConfigMembers(JsonNode config) {
    this.config = config;
    if (!config.isObject()) {
      throw invalid("", "the configuration is " + given(config) + "; legal is a JSON object");
    }
  }

  static InvalidDocumentException invalid(String pointer, String message) {
    return new InvalidDocumentException("record format", List.of(Violation.at(pointer, message)));
  }

  boolean has(String name) {
    return config.hasNonNull(name);
  }

  <T> @Nullable T required(String name, Function<String, T> reader) {
    if (!has(name)) {
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

  /** The text of a schema; a producer may as well have put the schema itself there. */
  @Nullable String schema(String name) {
    JsonNode node = config.path(name);
    if (node.isObject() || node.isArray()) {
      return node.toString();
    }
    return optional(name, text -> text);
  }

  /** True and false, also as text, as every other member of a configuration is; absent is false. */
  boolean flag(String name) {
    JsonNode node = config.path(name);
    String text = node.isBoolean() ? String.valueOf(node.booleanValue()) : node.asString("false");
    if (!text.equals("true") && !text.equals("false")) {
      violations.add(
          Violation.at(
              "/" + name, "'" + name + "' is " + given(node) + "; legal is true or false"));
    }
    return text.equals("true");
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

  void missing(String name, String legal) {
    if (!has(name)) {
      violations.add(Violation.at("/" + name, "'" + name + "' is missing; " + legal));
    }
  }

  void add(List<Violation> more) {
    violations.addAll(more);
  }

  /**
   * The format, now that every member is read.
   *
   * @param pointer the member that a refusal of the format as a whole is told of
   * @throws InvalidDocumentException with every violation
   */
  RecordFormat format(String pointer, Supplier<RecordFormat> construct) {
    if (!violations.isEmpty()) {
      throw new InvalidDocumentException("record format", violations);
    }
    try {
      return construct.get();
    } catch (IllegalArgumentException e) {
      throw invalid(pointer, String.valueOf(e.getMessage()));
    }
  }
}
