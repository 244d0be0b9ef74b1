package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.keras.python.PythonSequence;
import io.millrace.keras.python.PythonValue;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Keras writes of the shapes that a layer was first called with. */
final class BuildConfig {
  /** Layers whose build() takes more than one shape. */
  private static final Set<String> SEVERAL =
      Set.of("LSTM", "GRU", "SimpleRNN", "Bidirectional", "MultiHeadAttention");

  private BuildConfig() {}

  /**
   * @param tensors arguments with tensors in them, by the names of their parameters
   */
  static JsonNode of(String className, Map<String, PythonValue> tensors) {
    ObjectNode config = NODES.objectNode();
    if (tensors.size() == 1 || !SEVERAL.contains(className)) {
      config.set("input_shape", shape(tensors.values().iterator().next()));
      return config;
    }
    ObjectNode shapes = config.putObject("shapes_dict");
    tensors.forEach((name, value) -> shapes.set(name + "_shape", shape(value)));
    return config;
  }

  private static JsonNode shape(PythonValue value) {
    if (value instanceof Tensor tensor) {
      return SourceLayer.batchShape(tensor.shape());
    }
    ArrayNode shapes = NODES.arrayNode();
    if (value instanceof PythonSequence sequence) {
      sequence.items().forEach(item -> shapes.add(shape(item)));
    }
    return shapes;
  }
}
