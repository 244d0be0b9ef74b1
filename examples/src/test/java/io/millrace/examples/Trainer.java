package io.millrace.examples;

import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormats;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Trains the model for iris on whatever lies on a topic, as a user does it. */
record Trainer(RestClient rest) {
  String announce(String range, RawFormat format) {
    return announce(range, "RAW", RecordFormats.config(format));
  }

  String announce(String range, String format, Map<String, Object> config) {
    Map<String, Object> source = new HashMap<>();
    source.put("ranges", List.of(range));
    source.put("format", format);
    source.put("formatConfig", config);
    source.put("validationRate", 0.2);
    source.put("testRate", 0.2);
    source.put("splitMethod", "STRATIFIED");
    return rest.post("/data-sources", source).path("id").asString();
  }

  String modelSet() {
    return new ModelSetSetup(rest, Path.of("models")).modelSet("iris", List.of("iris"));
  }

  JsonNode start(String dataSource, Map<String, Object> fit) {
    return rest.post(
        "/trainings", Map.of("modelSetId", modelSet(), "dataSourceId", dataSource, "fit", fit));
  }

  /** The training, once it is as it should be. */
  JsonNode await(JsonNode training, Predicate<JsonNode> condition) {
    String id = training.path("id").asString();
    return Polling.PATIENT.await("training " + id, () -> rest.get("/trainings/" + id), condition);
  }

  JsonNode awaitEnd(JsonNode training) {
    return await(
        training,
        seen -> List.of("FINISHED", "FAILED", "CANCELED").contains(seen.path("state").asString()));
  }

  /** The only result of a training that has ended. */
  JsonNode result(String dataSource, Map<String, Object> fit) {
    return awaitEnd(start(dataSource, fit)).at("/results/0");
  }

  static String path(JsonNode result) {
    return "/trainings/"
        + result.path("trainingId").asString()
        + "/results/"
        + result.path("id").asString();
  }
}
