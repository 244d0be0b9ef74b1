package io.millrace.keras.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where two trees differ, key by key; the order of keys does not count, the kind of numbers does.
 * What Keras forgets in a configuration, and is kept here, does not count.
 */
final class JsonDifference {
  /** By class, what Keras 3.15.1 does not write though it was given. */
  private static final Map<String, String> KEPT =
      Map.of("Huber", "delta", "CosineSimilarity", "axis", "Identity", "gain");

  private JsonDifference() {}

  static List<String> between(JsonNode ours, JsonNode expected) {
    List<String> found = new ArrayList<>();
    collect("", ours, expected, found);
    return found;
  }

  private static void collect(
      String pointer, JsonNode ours, JsonNode expected, List<String> found) {
    if (ours.isObject() && expected.isObject()) {
      String kept = KEPT.getOrDefault(ours.path("class_name").asString(""), "");
      if (ours.path("config") instanceof ObjectNode config) {
        config.remove(kept);
      }
      Stream.concat(ours.propertyNames().stream(), expected.propertyNames().stream())
          .distinct()
          .forEach(key -> collect(pointer + "/" + key, ours.path(key), expected.path(key), found));
    } else if (ours.isArray() && expected.isArray() && ours.size() == expected.size()) {
      for (int i = 0; i < ours.size(); i++) {
        collect(pointer + "/" + i, ours.get(i), expected.get(i), found);
      }
    } else if (!same(ours, expected)) {
      found.add(pointer + ": " + ours + " instead of " + expected);
    }
  }

  private static boolean same(JsonNode ours, JsonNode expected) {
    return ours.isNumber() && expected.isNumber()
        ? ours.isIntegralNumber() == expected.isIntegralNumber()
            && ours.doubleValue() == expected.doubleValue()
        : ours.equals(expected);
  }
}
