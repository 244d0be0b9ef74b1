package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.keras.python.PythonDict;
import io.millrace.keras.python.PythonSequence;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a call as an element of {@code inbound_nodes}. */
final class CallJson {
  private CallJson() {}

  /**
   * @param history layer, call and output that make a tensor
   */
  static ObjectNode of(LayerCall call, Function<Tensor, JsonNode> history) {
    ObjectNode json = NODES.objectNode();
    ArrayNode args = json.putArray("args");
    call.positional().forEach(value -> args.add(argument(value, call.site(), history)));
    ObjectNode kwargs = json.putObject("kwargs");
    call.keywords()
        .forEach((name, value) -> kwargs.set(name, argument(value, call.site(), history)));
    return json;
  }

  private static JsonNode argument(
      PythonValue value, Site site, Function<Tensor, JsonNode> history) {
    if (value instanceof Tensor tensor) {
      return tensor(tensor, history.apply(tensor));
    }
    if (value instanceof PythonSequence sequence && !LayerCall.tensors(value).isEmpty()) {
      ArrayNode array = NODES.arrayNode();
      sequence.items().forEach(item -> array.add(argument(item, site, history)));
      return array;
    }
    if (value instanceof PythonDict dict && !LayerCall.tensors(value).isEmpty()) {
      ObjectNode object = NODES.objectNode();
      dict.entries()
          .forEach(
              entry ->
                  object.set(
                      entry.key() instanceof PythonString key ? key.value() : "?",
                      argument(entry.value(), site, history)));
      return object;
    }
    return PlainJson.of(value, site);
  }

  private static JsonNode tensor(Tensor tensor, JsonNode history) {
    ObjectNode json = NODES.objectNode();
    json.put("class_name", "__keras_tensor__");
    ObjectNode config = json.putObject("config");
    config.set("shape", SourceLayer.batchShape(tensor.shape()));
    config.put("dtype", tensor.dtype());
    config.set("keras_history", history);
    return json;
  }
}
