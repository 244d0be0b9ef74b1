package io.millrace.keras.json.compile;

import io.millrace.keras.json.Members;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds the metrics of each output in what {@code compile()} was given. */
final class MetricPlaces {
  private MetricPlaces() {}

  /** One list for each output; empty ones where violations were added. */
  static List<List<Members>> read(PerOutput given, ModelOutputs outputs) {
    List<List<Members>> none = outputs.names().stream().map(output -> List.<Members>of()).toList();
    JsonNode node = given.argument().node();
    if (given.isMissing() || Members.isOff(node)) {
      return none;
    }
    if (!given.isList() && !given.isByName()) {
      given
          .argument()
          .refuse(
              "'metrics' is " + Members.given(node) + "; legal is a list, or an object by outputs",
              null);
      return none;
    }
    if (outputs.count() == 1) {
      List<Members> all = new ArrayList<>();
      flatten(given.argument(), all);
      return List.of(all);
    }
    List<Members> places = given.isList() ? given.listed() : given.named(false);
    return places == null ? none : places.stream().map(MetricPlaces::ofOutput).toList();
  }

  private static List<Members> ofOutput(Members place) {
    List<Members> metrics = new ArrayList<>();
    flatten(place, metrics);
    return metrics;
  }

  /** Keras takes apart whatever lists and dictionaries there are. */
  private static void flatten(Members place, List<Members> into) {
    JsonNode node = place.node();
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(place.child(i), into);
      }
    } else if (node.isObject() && !node.path("class_name").isString()) {
      node.propertyNames().stream().sorted().forEach(name -> flatten(place.child(name), into));
    } else if (!node.isMissingNode() && !node.isNull()) {
      into.add(place);
    }
  }
}
