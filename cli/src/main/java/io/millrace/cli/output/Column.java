package io.millrace.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A column of a table.
 *
 * @param pointer where its value lies in an item, as RFC 6901 writes it
 */
public record Column(String title, String pointer) {
  static final String ABSENT = "-";

  /** {@code {"ID=/id", "STATE=/state"}}. */
  public static List<Column> of(String... columns) {
    List<Column> parsed = new ArrayList<>();
    for (String column : columns) {
      String[] parts = column.split("=", 2);
      parsed.add(new Column(parts[0], parts[1]));
    }
    return List.copyOf(parsed);
  }

  String cell(JsonNode item) {
    return text(item.at(pointer));
  }

  /** A value in as few characters as say it; of a list of objects their number. */
  static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return ABSENT;
    }
    if (value.isFloatingPointNumber()) {
      return number(value.doubleValue());
    }
    if (value.isArray()) {
      return array(value);
    }
    String text = value.isValueNode() ? value.asString() : value.toString();
    return text.isEmpty() ? ABSENT : SafeText.oneLine(text);
  }

  private static String array(JsonNode values) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      if (!value.isValueNode()) {
        return String.valueOf(values.size());
      }
      texts.add(text(value));
    }
    return texts.isEmpty() ? ABSENT : String.join(",", texts);
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.format(Locale.ROOT, "%.6g", value);
  }
}
