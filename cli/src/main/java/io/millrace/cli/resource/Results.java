package io.millrace.cli.resource;

import io.millrace.cli.client.CommandFailedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The results of a training. */
final class Results {
  private Results() {}

  /**
   * @param idOrModel null takes the only one
   */
  static JsonNode one(JsonNode training, @Nullable String idOrModel) {
    List<JsonNode> found = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (JsonNode result : training.path("results")) {
      String id = result.path("id").asString();
      String model = result.path("modelName").asString();
      all.add(id + " (" + model + ")");
      if (idOrModel == null || idOrModel.equals(id) || idOrModel.equals(model)) {
        found.add(result);
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    String given = idOrModel == null ? "" : " '" + idOrModel + "'";
    throw CommandFailedException.usage(
        "training "
            + training.path("id").asString()
            + " has "
            + found.size()
            + " results"
            + given
            + "; say with --result which: "
            + String.join(", ", all));
  }

  static String path(JsonNode training, JsonNode result) {
    return Resource.TRAININGS.path(training.path("id").asString())
        + "/results/"
        + result.path("id").asString();
  }
}
