package io.millrace.keras.archive;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.graph.Call;
import io.millrace.keras.graph.ModelGraph;
import io.millrace.keras.graph.NestedModel;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the dialect of Keras 2 into that of Keras 3, which refuses the former. An object of Keras 2
 * is one without a {@code module}; objects of Keras 3 stay as they are.
 */
final class Keras2Json {
  private static final JsonMapper MAPPER = ContractJson.mapper();
  private static final Map<String, String> RENAMED =
      Map.of("alpha", "negative_slope", "lr", "learning_rate");
  private static final List<String> INNER_LAYERS =
      List.of("layer", "forward_layer", "backward_layer");

  private final Keras3Parameters parameters = Keras3Parameters.load();

  void convert(ObjectNode document, KerasModel model) {
    document.remove(List.of("keras_version", "backend"));
    model(document, model.graph());
    if (document.path("compile_config") instanceof ObjectNode compile) {
      objects(compile.path("optimizer"), "optimizers");
      objects(compile.path("loss"), "losses");
      objects(compile.path("metrics"), "metrics");
      objects(compile.path("weighted_metrics"), "metrics");
    }
  }

  private void model(ObjectNode object, ModelGraph graph) {
    boolean sequential = object.path("class_name").asString("").equals("Sequential");
    if (!object.has("module")) {
      object.put("module", sequential ? "keras" : "keras.src.models.functional");
      object.put("class_name", sequential ? "Sequential" : "Functional");
      object.put("registered_name", sequential ? null : "Functional");
    }
    if (object.path("config") instanceof ObjectNode config
        && config.path("layers") instanceof ArrayNode layers) {
      requireInput(layers, graph);
      for (JsonNode layer : layers) {
        layer((ObjectNode) layer, graph);
      }
      calledModels(config, graph);
    }
  }

  /** Keras 2 may say the shape of the input in the first layer. */
  private static void requireInput(ArrayNode layers, ModelGraph graph) {
    String first = layers.path(0).path("class_name").asString("");
    InputLayer input = graph.inputLayers().get(0);
    if (layers.path(0).path("config").has("batch_input_shape") && !first.equals("InputLayer")) {
      ObjectNode layer = MAPPER.createObjectNode().put("class_name", "InputLayer");
      ObjectNode config = layer.putObject("config");
      config.set("batch_input_shape", shape(input.shape()));
      config.put("dtype", input.dataType().numpyName()).put("name", input.name());
      layers.insert(0, layer);
    }
  }

  private void layer(ObjectNode object, ModelGraph graph) {
    ObjectNode config = (ObjectNode) object.path("config");
    Layer layer = find(graph, config.path("name").asString(""));
    if (layer instanceof NestedModel nested) {
      model(object, nested.graph());
    } else {
      for (String inner : INNER_LAYERS) {
        if (config.path(inner) instanceof ObjectNode wrapped) {
          layer(wrapped, graph);
        }
      }
      object(object, "layers");
    }
    if (object.path("inbound_nodes") instanceof ArrayNode calls) {
      for (int i = 0; i < calls.size(); i++) {
        if (calls.get(i).isArray()) {
          calls.set(i, call(calls.get(i), graph));
        }
      }
    }
  }

  private static @org.jspecify.annotations.Nullable Layer find(ModelGraph graph, String name) {
    return graph.layers().stream().filter(l -> l.name().equals(name)).findFirst().orElse(null);
  }

  /** An object by itself, or objects in a list or an object. */
  private void objects(JsonNode node, String kind) {
    if (node instanceof ObjectNode object && object.has("class_name")) {
      object(object, kind);
    } else {
      node.forEach(element -> objects(element, kind));
    }
  }

  private void object(ObjectNode object, String kind) {
    if (object.has("module") || !(object.path("config") instanceof ObjectNode config)) {
      return;
    }
    String className = object.path("class_name").asString("").replaceFirst("^.*>", "");
    object.put("module", "keras." + kind).put("class_name", className).putNull("registered_name");
    if (config.has("batch_input_shape") && className.equals("InputLayer")) {
      config.set("batch_shape", config.get("batch_input_shape"));
    }
    RENAMED.forEach(
        (before, now) -> {
          if (config.has(before)
              && parameters.has(kind, className, now)
              && !parameters.has(kind, className, before)) {
            config.set(now, config.get(before));
          }
        });
    if (config.path("reduction").asString("").equals("auto")) {
      config.remove("reduction");
    }
    for (Iterator<String> names = config.propertyNames().iterator(); names.hasNext(); ) {
      if (!parameters.has(kind, className, names.next())) {
        names.remove();
      }
    }
  }

  /** {@code [[layer, call, output, keywords], …]} as {@code args} and {@code kwargs}. */
  private static ObjectNode call(JsonNode call, ModelGraph graph) {
    ObjectNode converted = MAPPER.createObjectNode();
    ArrayNode tensors = MAPPER.createArrayNode();
    ObjectNode keywords = MAPPER.createObjectNode();
    for (JsonNode tensor : call.path(0).isString() ? List.of(call) : call) {
      tensors.add(tensor(tensor, graph));
      tensor
          .path(3)
          .properties()
          .forEach(
              keyword ->
                  keywords.set(
                      keyword.getKey(),
                      isTensor(keyword.getValue())
                          ? tensor(keyword.getValue(), graph)
                          : keyword.getValue()));
    }
    converted.putArray("args").add(tensors.size() == 1 ? tensors.get(0) : tensors);
    converted.set("kwargs", keywords);
    return converted;
  }

  private static boolean isTensor(JsonNode node) {
    return node.isArray() && node.path(0).isString() && node.path(1).isIntegralNumber();
  }

  private static ObjectNode tensor(JsonNode history, ModelGraph graph) {
    String layer = history.path(0).asString("");
    int output = history.path(2).asInt();
    Call first = graph.firstCalls().get(layer);
    TensorShape shape = graph.shapes().get(graph.calls().indexOf(first)).get(output);
    ObjectNode tensor = MAPPER.createObjectNode().put("class_name", "__keras_tensor__");
    ObjectNode config = tensor.putObject("config");
    config.set("shape", shape(shape));
    config.put("dtype", "float32");
    config.putArray("keras_history").add(layer).add(index(history, graph)).add(output);
    return tensor;
  }

  /** Keras 2 counts the call that made a nested model as its first. */
  private static int index(JsonNode history, ModelGraph graph) {
    int index = history.path(1).asInt();
    boolean nested = find(graph, history.path(0).asString("")) instanceof NestedModel;
    return nested && index > 0 ? index - 1 : index;
  }

  private static void calledModels(ObjectNode config, ModelGraph graph) {
    for (String ends : List.of("input_layers", "output_layers")) {
      for (JsonNode end : config.path(ends)) {
        if (end instanceof ArrayNode history && isTensor(history)) {
          history.set(1, MAPPER.getNodeFactory().numberNode(index(history, graph)));
        }
      }
    }
  }

  private static ArrayNode shape(TensorShape example) {
    ArrayNode shape = MAPPER.createArrayNode().addNull();
    example.dimensions().forEach(shape::add);
    return shape;
  }
}
