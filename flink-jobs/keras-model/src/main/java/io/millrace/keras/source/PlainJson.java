package io.millrace.keras.source;

import io.millrace.keras.python.PythonBool;
import io.millrace.keras.python.PythonDict;
import io.millrace.keras.python.PythonFloat;
import io.millrace.keras.python.PythonInt;
import io.millrace.keras.python.PythonNone;
import io.millrace.keras.python.PythonSequence;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes values of a program as Keras writes them into JSON. */
final class PlainJson {
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MAX_DEPTH = 20;

  private PlainJson() {}

  /**
   * @param site for what cannot be written
   */
  static JsonNode of(PythonValue value, Site site) {
    return of(value, site, 0);
  }

  private static JsonNode of(PythonValue value, Site site, int depth) {
    if (depth > MAX_DEPTH) {
      throw new SourceException(
          site, "a value is nested deeper than " + MAX_DEPTH + " levels", null);
    }
    if (value instanceof PythonNone) {
      return NODES.nullNode();
    }
    if (value instanceof PythonBool bool) {
      return NODES.booleanNode(bool.value());
    }
    if (value instanceof PythonInt number) {
      return whole(number.value());
    }
    if (value instanceof PythonFloat number) {
      return real(number.value(), site);
    }
    if (value instanceof PythonString text) {
      return NODES.stringNode(text.value());
    }
    if (value instanceof PythonSequence sequence) {
      ArrayNode array = NODES.arrayNode();
      sequence.items().forEach(item -> array.add(of(item, site, depth + 1)));
      return array;
    }
    if (value instanceof PythonDict dict) {
      return object(dict, site, depth);
    }
    if (value instanceof JsonSource source) {
      return source.json();
    }
    throw new SourceException(
        site,
        "a value of type '" + value.typeName() + "' cannot be an argument here",
        "give a number, text, a list or an object of Keras");
  }

  private static JsonNode object(PythonDict dict, Site site, int depth) {
    ObjectNode object = NODES.objectNode();
    for (PythonDict.Entry entry : dict.entries()) {
      if (!(entry.key() instanceof PythonString key)) {
        throw new SourceException(
            site,
            "a key of a dict is of type '" + entry.key().typeName() + "'; legal is text",
            null);
      }
      object.set(key.value(), of(entry.value(), site, depth + 1));
    }
    return object;
  }

  static JsonNode whole(long value) {
    return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
  }

  private static JsonNode real(double value, Site site) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new SourceException(site, "the number is " + value + "; legal is a finite one", null);
    }
    return NODES.numberNode(value);
  }
}
