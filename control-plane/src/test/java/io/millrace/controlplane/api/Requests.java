package io.millrace.controlplane.api;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.api.DescribedApi.Operation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.node.ObjectNode;

/** Legal requests from which illegal ones are made. */
final class Requests {
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, Object> bodies = new HashMap<>();

  Requests(Scenario scenario, Path store) {
    String model = scenario.model();
    String set = scenario.modelSetOf(List.of(model));
    String source = scenario.dataSource();
    String training = scenario.training(1);
    ids.put("/api/v1/models/{id}", model);
    ids.put("/api/v1/model-sets/{id}", set);
    ids.put("/api/v1/data-sources/{id}", source);
    ids.put("/api/v1/trainings/{id}", training);
    ids.put("/api/v1/trainings/{trainingId}", training);
    ids.put("/results/{resultId}", scenario.resultIds(training).get(0));
    ids.put("/api/v1/topics/{topic}", scenario.topicWithRecords());
    String inference = scenario.inference(store);
    ids.put("/api/v1/inferences/{id}", inference);
    String result = scenario.trainedResult(store);
    Map<String, Object> json =
        Map.of("name", "fuzz", "format", "KERAS_JSON", "code", KerasModels.classifier(3, 2));
    bodies.put("createModel", json);
    bodies.put("replaceModel", json);
    bodies.put("validateModel", json);
    bodies.put("createModelSet", Map.of("name", "fuzz", "modelIds", List.of(model)));
    bodies.put("replaceModelSet", Map.of("name", "fuzz", "modelIds", List.of(model)));
    bodies.put("createTraining", Map.of("modelSetId", set));
    bodies.put("previewTraining", Map.of("modelSetId", set, "dataSourceId", source));
    bodies.put(
        "createDataSource",
        Map.of(
            "ranges",
            List.of(scenario.topicWithRecords() + ":0:0:10"),
            "format",
            "RAW",
            "formatConfig",
            Scenario.RAW_OF_THREE));
    bodies.put(
        "createInference",
        Map.of("resultId", result, "inputTopic", "fuzz-in", "outputTopic", "fuzz-out"));
    bodies.put(
        "previewInference",
        Map.of("resultId", result, "inputTopic", "fuzz-in", "outputTopic", "fuzz-out"));
    bodies.put("deployVersionInference", Map.of("resultId", result));
    bodies.put("sendDataSource", Map.of("trainingId", training));
    bodies.put("createSnapshot", Map.of("inferenceId", inference));
    bodies.put("createTopic", Map.of("name", Scenario.unique("fuzz")));
    bodies.put("createSession", Map.of("username", "nobody", "password", "wrong"));
    bodies.put("changePasswordSession", Map.of("currentPassword", "x", "newPassword", "y"));
    bodies.put("createToken", Map.of("name", "fuzz", "role", "VIEWER"));
    bodies.put(
        "createUser",
        Map.of("name", Scenario.unique("fuzz"), "role", "VIEWER", "password", "long enough to be"));
    bodies.put("changeUser", Map.of("enabled", true));
    // Of a training, so that it is refused for what it is and stays where it is.
    String letter =
        scenario.deadLetter("tr-" + training, new ProducerRecord<>("fuzz", 0, null, new byte[1]));
    bodies.put("retryDeadLetter", Map.of("letters", List.of(Map.of("id", letter))));
    bodies.put("sendTopic", Map.of("records", List.of(Map.of("value", "x"))));
  }

  /** With ids of things that exist, where there are some. */
  String path(Operation operation) {
    String path = operation.path();
    for (Map.Entry<String, String> id : ids.entrySet()) {
      String template = id.getKey();
      String filled = template.replaceAll("\\{.*\\}", id.getValue());
      path = path.replace(template, filled);
    }
    return anywhere(path);
  }

  static String anywhere(String path) {
    return path.replaceAll("\\{[^}]*\\}", "nobody");
  }

  ObjectNode body(Operation operation) {
    return ContractJson.mapper().valueToTree(bodies.getOrDefault(operation.id(), Map.of()));
  }
}
