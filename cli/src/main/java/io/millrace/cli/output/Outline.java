package io.millrace.cli.output;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A document by its members, one a line, what lies deeper further to the right. */
final class Outline {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private Outline() {}

  static String of(JsonNode document) {
    Outline outline = new Outline();
    outline.members(document, "");
    return outline.text.toString();
  }

  private void members(JsonNode object, String indent) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      text.append(indent).append(SafeText.oneLine(member.getKey())).append(':');
      value(member.getValue(), indent);
    }
  }

  private void value(JsonNode value, String indent) {
    if (value.isObject() && !value.isEmpty()) {
      text.append('\n');
      members(value, indent + INDENT);
    } else if (value.isArray() && holdsObjects(value)) {
      text.append('\n');
      value.forEach(item -> item(item, indent + INDENT));
    } else if (value.isString() && value.asString().contains("\n")) {
      text.append('\n');
      SafeText.lines(value.asString())
          .lines()
          .forEach(line -> text.append(indent).append(INDENT).append(line).append('\n'));
    } else {
      text.append(' ').append(Column.text(value)).append('\n');
    }
  }

  private static boolean holdsObjects(JsonNode array) {
    return !array.isEmpty() && !array.get(0).isValueNode();
  }

  private void item(JsonNode item, String indent) {
    if (!item.isObject()) {
      text.append(indent).append("- ").append(Column.text(item)).append('\n');
      return;
    }
    int start = text.length();
    members(item, indent + INDENT);
    if (text.length() > start) {
      text.setCharAt(start + indent.length(), '-');
    }
  }
}
