package io.millrace.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Models and model sets by name: those of an earlier run are used again. */
record ModelSetSetup(RestClient rest, Path folder) {
  /** The id of a model set with these models, each defined by {@code <name>.json}. */
  String modelSet(String name, List<String> modelNames) {
    List<String> modelIds = new ArrayList<>();
    for (String modelName : modelNames) {
      modelIds.add(model(modelName));
    }
    Optional<JsonNode> existing =
        rest.find("/model-sets", "name", name).filter(set -> ids(set).equals(modelIds));
    return existing
        .orElseGet(
            () ->
                rest.post(
                    "/model-sets", Map.of("name", name, "description", "", "modelIds", modelIds)))
        .path("id")
        .asString();
  }

  private static List<String> ids(JsonNode set) {
    List<String> ids = new ArrayList<>();
    set.path("modelIds").forEach(id -> ids.add(id.asString()));
    return ids;
  }

  private String model(String name) {
    return rest.find("/models", "name", name)
        .orElseGet(() -> rest.post("/models", definition(name)))
        .path("id")
        .asString();
  }

  private Map<String, String> definition(String name) {
    Path file = folder.resolve(name + ".json");
    try {
      return Map.of("name", name, "format", "KERAS_JSON", "code", Files.readString(file));
    } catch (IOException e) {
      throw new DemoException("the model " + file + " cannot be read (" + e + ")", e);
    }
  }
}
