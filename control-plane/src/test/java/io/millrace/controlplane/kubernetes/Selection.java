package io.millrace.controlplane.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which objects a list or a watch is about. */
record Selection(String labels, String fields) {
  private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)");

  boolean takes(ObjectNode object) {
    return terms(labels).allMatch(term -> label(term, object.at("/metadata/labels")))
        && terms(fields).allMatch(term -> field(term, object));
  }

  private static Stream<String> terms(String selector) {
    return Arrays.stream(selector.split(",(?![^(]*\\))"))
        .map(String::trim)
        .filter(t -> !t.isEmpty());
  }

  private static boolean label(String term, JsonNode labels) {
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      List<String> values = Arrays.stream(set.group(3).split(",")).map(String::trim).toList();
      boolean within = labels.has(set.group(1)) && values.contains(Json.text(labels, set.group(1)));
      return set.group(2).equals("in") == within;
    }
    if (term.contains("=")) {
      return compare(term, name -> labels.has(name) ? Json.text(labels, name) : "\0");
    }
    return term.startsWith("!") ? !labels.has(term.substring(1).trim()) : labels.has(term);
  }

  private static boolean field(String term, ObjectNode object) {
    return compare(term, path -> Json.text(object, path.split("\\.")));
  }

  private static boolean compare(String term, UnaryOperator<String> valueOf) {
    boolean unequal = term.contains("!=");
    String[] sides = term.split(unequal ? "!=" : "==?", 2);
    return valueOf.apply(sides[0].trim()).equals(sides[1].trim()) != unequal;
  }
}
