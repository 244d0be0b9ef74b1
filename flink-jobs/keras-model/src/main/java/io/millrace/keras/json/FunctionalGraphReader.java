package io.millrace.keras.json;

import io.millrace.keras.graph.Call;
import io.millrace.keras.graph.ModelGraph;
import io.millrace.keras.graph.TensorRef;
import io.millrace.keras.json.CallGraph.Pending;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the layers of a functional model and the calls that connect them. */
final class FunctionalGraphReader {
  private final LayerReaders readers;
  private final Members model;
  private final CallGraph calls;

  /**
   * @param model the configuration of the model
   */
  FunctionalGraphReader(LayerReaders readers, Members model) {
    this.readers = readers;
    this.model = model;
    this.calls = new CallGraph(model);
  }

  ReadGraph read() {
    int before = model.violationCount();
    List<LayerElement> elements = new LayerElements(readers, model).read();
    for (LayerElement element : elements) {
      addCalls(element);
    }
    calls.resolve();
    List<TensorRef> inputs = ends("input_layers");
    List<TensorRef> outputs = ends("output_layers");
    requireInputLayers(inputs);
    boolean legal = model.violationCount() == before;
    List<Layer> layers = elements.stream().map(LayerElement::layer).toList();
    return new ReadGraph(
        legal ? new ModelGraph(layers, calls.calls(), inputs, outputs) : null,
        outputs.isEmpty() ? null : calls.checks().shapesOf(outputs),
        outputs.stream().map(ref -> calls.layerName(ref.call())).toList(),
        !legal || calls.checks().hasTrainableWeights());
  }

  private void addCalls(LayerElement element) {
    element.element().ignore("name", "registered_name", "build_config", "shared_object_id");
    List<CallArguments> inbound = InboundNodes.read(element.element());
    boolean isInput = element.className().equals("InputLayer");
    if (isInput) {
      calls.add(new Pending(element, 0, null));
    } else if (inbound.isEmpty()) {
      element.element().refuse("inbound_nodes", "the layer is never called", null);
    }
    for (int i = 0; i < inbound.size(); i++) {
      calls.add(new Pending(element, i, inbound.get(i)));
    }
  }

  /** {@code ["a", 0, 0]}, a list of these, nested or not, or a dict of these. */
  private List<TensorRef> ends(String member) {
    List<TensorKey> keys = new ArrayList<>();
    collect(model.get(member), keys);
    if (keys.isEmpty()) {
      model.refuse(
          member,
          "'" + member + "' is " + Members.given(model.get(member)) + "; legal is at least one",
          null);
    }
    return keys.stream()
        .map(key -> calls.findEnd(key, model.at(member)))
        .filter(Objects::nonNull)
        .toList();
  }

  private static void collect(JsonNode node, List<TensorKey> into) {
    if (node.isArray() && node.path(0).isString()) {
      into.add(InboundNodes.key(node));
    } else if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      sorted.values().forEach(value -> collect(value, into));
    } else {
      node.forEach(element -> collect(element, into));
    }
  }

  private void requireInputLayers(List<TensorRef> inputs) {
    for (TensorRef input : inputs) {
      @Nullable Call call = calls.call(input.call());
      if (call != null && !(call.layer() instanceof InputLayer)) {
        model.refuse(
            "input_layers",
            "input '"
                + call.layer().name()
                + "' is a "
                + call.layer().type()
                + "; legal is an"
                + " InputLayer",
            "start the model with keras.Input(shape=(…))");
      }
    }
  }
}
