package io.millrace.keras.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One JSON object of a document. Each reading method reports what is wrong with its member and then
 * returns a legal stand-in, so that reading goes on and all violations are found; whoever builds a
 * value from stand-ins must drop it when violations were added.
 */
public final class Members {
  private static final int MAX_GIVEN = 60;

  private final JsonNode object;
  private final String pointer;
  private final @Nullable String layer;
  private final Violations violations;
  private final Set<String> known = new HashSet<>();

  /**
   * @param object an object, or a missing node, which is an empty object
   * @param layer name of the layer that violations belong to
   */
  Members(JsonNode object, String pointer, @Nullable String layer, Violations violations) {
    this.object = object;
    this.pointer = pointer;
    this.layer = layer;
    this.violations = violations;
  }

  /** The same object, its violations attributed to a layer. */
  Members inLayer(@Nullable String name) {
    return new Members(object, pointer, name, violations);
  }

  /** What a violation quotes of a value: its start, whose cost does not depend on its size. */
  public static String given(JsonNode node) {
    if (node.isMissingNode()) {
      return "missing";
    }
    StringBuilder text = new StringBuilder();
    render(node, text);
    return text.length() <= MAX_GIVEN ? text.toString() : text.substring(0, MAX_GIVEN) + "…";
  }

  private static void render(JsonNode node, StringBuilder into) {
    if (!node.isContainer()) {
      into.append(node);
      return;
    }
    into.append(node.isArray() ? '[' : '{');
    Iterator<String> names = node.propertyNames().iterator();
    String separator = "";
    for (JsonNode element : node) {
      if (into.length() > MAX_GIVEN) {
        return;
      }
      into.append(separator);
      if (names.hasNext()) {
        into.append('"').append(names.next()).append("\":");
      }
      render(element, into);
      separator = ",";
    }
    into.append(node.isArray() ? ']' : '}');
  }

  public boolean has(String name) {
    known.add(name);
    return object.hasNonNull(name);
  }

  /** A missing node when the member is missing or null. */
  public JsonNode get(String name) {
    return has(name) ? object.get(name) : object.path("\0");
  }

  String pointer(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  public Members object(String name) {
    JsonNode node = get(name);
    if (!node.isMissingNode() && !node.isObject()) {
      refuse(name, "'" + name + "' is " + given(node) + "; legal is an object", null);
    }
    return new Members(node, pointer(name), layer, violations);
  }

  /** Members of an element of an array member. */
  public Members element(String name, int index) {
    return new Members(
        object.path(name).path(index), pointer(name) + "/" + index, layer, violations);
  }

  /** A member of any kind, with its place. */
  public Members child(String name) {
    return new Members(get(name), pointer(name), layer, violations);
  }

  /** An element of the array that this is. */
  public Members child(int index) {
    return new Members(object.path(index), pointer + "/" + index, layer, violations);
  }

  /** What is here; no object where {@link #child} led to something else. */
  public JsonNode node() {
    return object;
  }

  /** This object, its violations at the place of a member. */
  Members at(String name) {
    return new Members(object, pointer(name), layer, violations);
  }

  /** An object without members, at the place of a member of this one. */
  Members emptyAt(String name) {
    return new Members(object.path("\0"), pointer(name), layer, violations);
  }

  public String text(String name) {
    JsonNode node = get(name);
    if (node.isString() && !node.asString().isEmpty()) {
      return node.asString();
    }
    refuse(name, "'" + name + "' is " + given(node) + "; legal is text", null);
    return "?";
  }

  public String text(String name, String fallback) {
    return has(name) ? text(name) : fallback;
  }

  public boolean bool(String name, boolean fallback) {
    JsonNode node = get(name);
    if (node.isMissingNode() || node.isBoolean()) {
      return node.asBoolean(fallback);
    }
    refuse(name, "'" + name + "' is " + given(node) + "; legal is true or false", null);
    return fallback;
  }

  /** A whole number from 1 on; required. */
  public int size(String name, int max) {
    JsonNode node = get(name);
    if (node.isIntegralNumber() && node.canConvertToInt()) {
      int value = node.intValue();
      if (value >= 1 && value <= max) {
        return value;
      }
    }
    refuse(
        name,
        "'" + name + "' is " + given(node) + "; legal is a whole number from 1 to " + max,
        null);
    return 1;
  }

  public double number(String name, NumberRange range, double fallback) {
    return has(name) ? number(name, range) : fallback;
  }

  public double number(String name, NumberRange range) {
    double value = finite(get(name));
    if (!Double.isNaN(value) && range.contains(value)) {
      return value;
    }
    refuse(name, "'" + name + "' is " + given(get(name)) + "; legal is " + range.legal(), null);
    return 0.5;
  }

  /** A whole number of any sign, such as an axis. */
  public int integer(String name, int fallback) {
    JsonNode node = get(name);
    if (node.isMissingNode() || node.isIntegralNumber() && node.canConvertToInt()) {
      return node.asInt(fallback);
    }
    refuse(name, "'" + name + "' is " + given(node) + "; legal is a whole number", null);
    return fallback;
  }

  /** A number, or an array of numbers, nested or not, in C order. */
  public List<Double> numbers(String name, NumberRange range) {
    List<Double> values = new ArrayList<>();
    collect(get(name), values);
    if (!values.isEmpty() && values.stream().allMatch(v -> v.isNaN() ? false : range.contains(v))) {
      return values;
    }
    refuse(
        name,
        "'" + name + "' is " + given(get(name)) + "; legal is " + range.legal() + ", or a list",
        null);
    return List.of(0.5);
  }

  private static void collect(JsonNode node, List<Double> into) {
    if (node.isArray()) {
      node.forEach(element -> collect(element, into));
    } else {
      into.add(finite(node));
    }
  }

  /** NaN when it is no number or none that a double holds. */
  private static double finite(JsonNode node) {
    double value = node.isNumber() ? node.asDouble(Double.NaN) : Double.NaN;
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  public @Nullable Long seed() {
    JsonNode node = get("seed");
    return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
  }

  /** Members that change nothing here. */
  public void ignore(String... names) {
    known.addAll(List.of(names));
  }

  /** Members that change the model and cannot be honoured: legal is that they are off. */
  public void requireOff(String... names) {
    for (String name : names) {
      JsonNode node = get(name);
      if (!isOff(node)) {
        refuse(
            name,
            "'" + name + "' is " + given(node) + ", which is not supported; legal is null or false",
            "remove it");
      }
    }
  }

  /**
   * Refuses members that no reader asked for, unless they are off: newer versions of Keras add
   * members that are null or false by default, and a model that sets one would not be the same
   * without it.
   */
  public void requireKnown(String type) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!known.contains(member.getKey()) && !isOff(member.getValue())) {
        refuse(
            member.getKey(),
            "'" + member.getKey() + "' is not a known member of " + type,
            "remove it, or set it to null");
      }
    }
  }

  public static boolean isOff(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || node.isBoolean() && !node.booleanValue()
        || node.isContainer() && node.isEmpty();
  }

  public void refuse(String name, String message, @Nullable String hint) {
    violations.add(layer, pointer(name), message, hint);
  }

  /** A violation of the whole object. */
  public void refuse(String message, @Nullable String hint) {
    violations.add(layer, pointer, message, hint);
  }

  public int violationCount() {
    return violations.count();
  }
}
