package io.millrace.keras.json;

import io.millrace.keras.json.CallArgument.Sequence;
import io.millrace.keras.json.CallArgument.Tensor;
import io.millrace.keras.json.CallArgument.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code inbound_nodes}, one element for each call of a layer: in Keras 3 objects with {@code
 * args} and {@code kwargs}, in Keras 2 lists of {@code [layer, call, output, kwargs]}.
 */
final class InboundNodes {
  private static final String TENSOR = "__keras_tensor__";

  /** Stands for a plain argument where Keras 2 expects a layer's name. */
  private static final String CONSTANT = "_CONSTANT_VALUE";

  private InboundNodes() {}

  static List<CallArguments> read(Members layer) {
    JsonNode nodes = layer.get("inbound_nodes");
    List<CallArguments> calls = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      JsonNode node = nodes.get(i);
      Members place = layer.element("inbound_nodes", i);
      if (node.isObject()) {
        calls.add(keras3(node, place));
      } else if (node.isArray()) {
        calls.add(keras2(node, place));
      } else {
        place.refuse(
            "a call is " + Members.given(node) + "; legal is an object with args and kwargs", null);
      }
    }
    return calls;
  }

  private static CallArguments keras3(JsonNode node, Members place) {
    Map<String, CallArgument> keywords = new LinkedHashMap<>();
    node.path("kwargs")
        .properties()
        .forEach(entry -> keywords.put(entry.getKey(), argument(entry.getValue())));
    List<CallArgument> positional =
        StreamSupport.stream(node.path("args").spliterator(), false)
            .map(InboundNodes::argument)
            .toList();
    return new CallArguments(positional, keywords, place);
  }

  private static CallArgument argument(JsonNode node) {
    if (node.path("class_name").asString("").equals(TENSOR)) {
      return new Tensor(key(node.path("config").path("keras_history")));
    }
    if (node.isArray()) {
      List<CallArgument> elements =
          StreamSupport.stream(node.spliterator(), false).map(InboundNodes::argument).toList();
      return elements.stream().anyMatch(element -> element.tensors().findAny().isPresent())
          ? new Sequence(elements)
          : new Value(node);
    }
    if (node.isObject() && !node.has("class_name")) {
      Map<String, CallArgument> sorted = new TreeMap<>();
      node.properties().forEach(entry -> sorted.put(entry.getKey(), argument(entry.getValue())));
      return new Sequence(List.copyOf(sorted.values()));
    }
    return new Value(node);
  }

  private static CallArguments keras2(JsonNode node, Members place) {
    List<CallArgument> tensors = new ArrayList<>();
    Map<String, CallArgument> keywords = new LinkedHashMap<>();
    boolean single = node.path(0).isString();
    Iterable<JsonNode> entries = single ? List.of(node) : node;
    for (JsonNode entry : entries) {
      tensors.add(keras2Tensor(entry));
      entry
          .path(3)
          .properties()
          .forEach(
              keyword -> {
                JsonNode value = keyword.getValue();
                keywords.put(
                    keyword.getKey(), isHistory(value) ? keras2Tensor(value) : new Value(value));
              });
    }
    return new CallArguments(
        tensors.size() == 1 ? tensors : List.of(new Sequence(tensors)), keywords, place);
  }

  private static boolean isHistory(JsonNode node) {
    return node.isArray()
        && node.size() >= 3
        && node.get(0).isString()
        && node.get(1).isIntegralNumber();
  }

  private static CallArgument keras2Tensor(JsonNode entry) {
    return entry.path(0).asString("").equals(CONSTANT)
        ? new Value(entry.path(2))
        : new Tensor(key(entry));
  }

  /** Also of {@code input_layers} and {@code output_layers}. */
  static TensorKey key(JsonNode history) {
    return new TensorKey(
        history.path(0).asString("?"), history.path(1).asInt(-1), history.path(2).asInt(-1));
  }
}
