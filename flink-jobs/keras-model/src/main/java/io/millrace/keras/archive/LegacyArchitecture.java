package io.millrace.keras.archive;

import io.millrace.contracts.json.ContractJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one document of the two that an {@code .h5} file has in attributes: {@code model_config}
 * and {@code training_config}.
 */
final class LegacyArchitecture {
  private static final JsonMapper MAPPER = ContractJson.mapper();
  private static final String KERAS_VERSION = "keras_version";

  private final H5File file;

  LegacyArchitecture(H5File file) {
    this.file = file;
  }

  /** Architecture JSON with a {@code compile_config}, when the model was compiled. */
  String json() {
    ObjectNode model = attribute("model_config").orElseThrow(this::noArchitecture);
    file.texts("", KERAS_VERSION)
        .filter(texts -> texts.length == 1)
        .ifPresent(texts -> model.put(KERAS_VERSION, texts[0]));
    attribute("training_config").ifPresent(training -> model.set("compile_config", of(training)));
    return MAPPER.writeValueAsString(model);
  }

  private RuntimeException noArchitecture() {
    return Faults.fault(
        file.name(),
        "has no attribute 'model_config': it holds weights without an architecture",
        "save the whole model with model.save('model.keras'), or give the file as the weights of a"
            + " model");
  }

  private Optional<ObjectNode> attribute(String name) {
    return file.texts("", name)
        .filter(texts -> texts.length == 1)
        .map(texts -> parse(name, texts[0]));
  }

  private ObjectNode parse(String name, String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      // told below: what stands there is no JSON object
    }
    throw Faults.fault(file.name(), "attribute '" + name + "' is no JSON object", null);
  }

  private static ObjectNode of(ObjectNode training) {
    ObjectNode compile = MAPPER.createObjectNode();
    compile.set("optimizer", training.path("optimizer_config"));
    compile.set("loss", training.path("loss"));
    compile.set("loss_weights", training.path("loss_weights"));
    JsonNode metrics = training.path("metrics");
    // Keras 2 has a list for each output
    boolean oneOutput = metrics.isArray() && metrics.size() == 1 && metrics.get(0).isArray();
    compile.set("metrics", named(oneOutput ? metrics.get(0) : metrics));
    compile.set("weighted_metrics", named(training.path("weighted_metrics")));
    return compile;
  }

  /** Keras 2 wraps a metric that was given by name; the wrapper's name is what was given. */
  private static JsonNode named(JsonNode metrics) {
    if (metrics.path("class_name").asString("").equals("MeanMetricWrapper")) {
      return metrics.path("config").path("name");
    }
    if (metrics instanceof ArrayNode list) {
      ArrayNode named = MAPPER.createArrayNode();
      list.forEach(metric -> named.add(named(metric)));
      return named;
    }
    return metrics;
  }
}
