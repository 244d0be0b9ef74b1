package io.millrace.keras.json;

import tools.jackson.databind.JsonNode;

/** Refuses what Keras 2 and Keras 3 give the same name and compute differently. */
final class FormerMeanings {
  private static final String HARD_SIGMOID = "hard_sigmoid";

  private FormerMeanings() {}

  /**
   * @param document of any version; one of Keras 2 says so
   */
  static void refuse(JsonNode document, Violations violations) {
    if (document.path("keras_version").asString("").startsWith("2.")) {
      refuse(document, "", violations);
    }
  }

  private static void refuse(JsonNode node, String pointer, Violations violations) {
    if (node.isString() && node.stringValue().equals(HARD_SIGMOID) && !pointer.endsWith("name")) {
      violations.add(
          null,
          pointer,
          "'"
              + HARD_SIGMOID
              + "' of Keras 2 is max(0, min(1, 0.2 * x + 0.5)), that of Keras 3 is"
              + " max(0, min(1, x / 6 + 0.5)); legal is what both compute alike",
          "train the model with sigmoid, or build it in Keras 3");
    }
    node.properties()
        .forEach(
            member -> {
              String name = member.getKey().replace("~", "~0").replace("/", "~1");
              refuse(member.getValue(), pointer + "/" + name, violations);
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      refuse(node.get(i), pointer + "/" + i, violations);
    }
  }
}
