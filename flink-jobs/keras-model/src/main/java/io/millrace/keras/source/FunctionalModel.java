package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonBool;
import io.millrace.keras.python.PythonDict;
import io.millrace.keras.python.PythonSequence;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import io.millrace.keras.python.Unknown;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code keras.Model(inputs, outputs)}: the calls between some tensors. */
final class FunctionalModel extends SourceModel {
  private static final String MODULE = "keras.src.models.functional";
  private static final JsonNode NONE = NODES.nullNode();
  static final Signature SIGNATURE =
      new Signature(
          "Model",
          List.of(
              new Parameter("inputs", null),
              new Parameter("outputs", null),
              new Parameter("name", NONE)),
          List.of("trainable"));

  private final PythonValue inputStructure;
  private final PythonValue outputStructure;
  private final List<Tensor> inputs;
  private final List<Tensor> outputs;
  private final @Nullable GraphOrder order;

  private FunctionalModel(
      Session session, String name, PythonValue inputs, PythonValue outputs, Site site) {
    super(session, name, site);
    this.inputStructure = inputs;
    this.outputStructure = outputs;
    this.inputs = LayerCall.tensors(inputs);
    this.outputs = LayerCall.tensors(outputs);
    boolean known = !this.inputs.isEmpty() && !this.outputs.isEmpty();
    this.order = known ? new GraphOrder(this.inputs, this.outputs) : null;
  }

  static PythonValue make(Session session, Arguments arguments, Site site) {
    Bound bound = SIGNATURE.bind(session, arguments, site);
    String name =
        bound.value("name") instanceof PythonString text
            ? text.value()
            : session.names().next("Functional");
    PythonValue inputs = bound.value("inputs");
    PythonValue outputs = bound.value("outputs");
    if (!bound.complete() || arguments.hasUnknown() || inputs == null || outputs == null) {
      FunctionalModel model =
          new FunctionalModel(session, name, Unknown.UNKNOWN, Unknown.UNKNOWN, site);
      model.setIncomplete();
      return model;
    }
    requireTensors(bound, "inputs");
    requireTensors(bound, "outputs");
    requireInputs(bound);
    FunctionalModel model = new FunctionalModel(session, name, inputs, outputs, site);
    model.useLayers();
    if (bound.value("trainable") instanceof PythonBool flag) {
      model.setTrainable(flag.value());
    }
    return model;
  }

  private static void requireTensors(Bound bound, String name) {
    Argument argument = bound.values().get(name);
    if (LayerCall.tensors(argument.value()).isEmpty()) {
      throw new SourceException(
          argument.site(),
          "'"
              + name
              + "' of Model is a value of type '"
              + argument.value().typeName()
              + "'; legal is a tensor, or a list or dict of tensors",
          argument.value() instanceof SourceLayer ? "call the layer on a tensor: layer(x)" : null);
    }
  }

  private static void requireInputs(Bound bound) {
    Set<Tensor> seen = new HashSet<>();
    for (Tensor tensor : LayerCall.tensors(bound.values().get("inputs").value())) {
      if (!tensor.call().inputs().isEmpty()) {
        throw new SourceException(
            bound.site("inputs"),
            "an input of the model is the output of layer '"
                + tensor.call().layer().name()
                + "'; legal is what keras.Input(…) gives",
            "start from keras.Input(shape="
                + Tensor.asTuple(tensor.shape())
                + ") and call the layers on it");
      }
      if (!seen.add(tensor)) {
        throw new SourceException(
            bound.site("inputs"),
            "input '" + tensor.call().layer().name() + "' is there twice; legal is once",
            null);
      }
    }
  }

  private void useLayers() {
    Set<String> names = new HashSet<>();
    for (SourceLayer layer : order == null ? List.<SourceLayer>of() : order.layers()) {
      if (!names.add(layer.name())) {
        session()
            .fault(
                layer.site(), SequentialItem.nameTwice(layer.name()), "give it a name of its own");
        setIncomplete();
      }
      if (layer instanceof SourceModel model) {
        model.setUsed();
      }
    }
  }

  @Override
  public PythonValue call(Arguments arguments, Site at) {
    session().count(at);
    Bound bound =
        Signature.of(
                "a call of model '" + name() + "'",
                new Parameter("inputs", null),
                new Parameter("training", NONE),
                new Parameter("mask", NONE))
            .bind(session(), arguments, at);
    if (!bound.complete() || arguments.hasUnknown() || !complete()) {
      return Unknown.UNKNOWN;
    }
    List<Tensor> given = LayerCall.tensors(bound.values().get("inputs").value());
    if (given.size() != inputs.size()) {
      throw new SourceException(
          at,
          "model '"
              + name()
              + "' is called on "
              + given.size()
              + " tensors; legal are "
              + inputs.size(),
          null);
    }
    for (int i = 0; i < given.size(); i++) {
      requireShape(inputs.get(i).shape(), given.get(i).shape(), at);
    }
    return ModelCall.of(this, arguments, outputs, at);
  }

  @Override
  String className() {
    return "Functional";
  }

  @Override
  List<SourceLayer> layers() {
    return order == null
        ? List.of()
        : order.layers().stream().filter(layer -> !(layer instanceof TensorOperation)).toList();
  }

  @Override
  @Nullable List<Tensor> inputs() {
    return complete() ? inputs : null;
  }

  @Override
  @Nullable List<Tensor> outputs() {
    return complete() ? outputs : null;
  }

  @Override
  PythonValue given(boolean input, Site at) {
    return input ? inputStructure : outputStructure;
  }

  @Override
  ObjectNode withoutCompile() {
    ObjectNode config = NODES.objectNode();
    config.put("name", name()).put("trainable", trainable());
    ArrayNode elements = config.putArray("layers");
    if (order != null) {
      order.layers().forEach(layer -> elements.add(element(layer, order)));
    }
    config.set("input_layers", ends(inputStructure));
    config.set("output_layers", ends(outputStructure));
    ObjectNode json = element(MODULE, "Functional", config);
    json.put("registered_name", "Functional");
    json.putObject("build_config").putNull("input_shape");
    return json;
  }

  private ObjectNode element(SourceLayer layer, GraphOrder graph) {
    ObjectNode element = layer.json();
    element.put("name", layer.name());
    ArrayNode nodes = element.putArray("inbound_nodes");
    for (LayerCall call : graph.callsOf(layer)) {
      if (!call.inputs().isEmpty()) {
        nodes.add(CallJson.of(call, tensor -> history(tensor, 0)));
      }
    }
    return element;
  }

  /** Layer, call and output that make a tensor; only calls of this model count. */
  private JsonNode history(Tensor tensor, int before) {
    LayerCall call = tensor.call();
    int index = order == null ? 0 : order.callsOf(call.layer()).indexOf(call);
    return NODES.arrayNode().add(call.layer().name()).add(index + before).add(tensor.index());
  }

  /** As Keras writes ends, the call that made a nested model counts as its first. */
  private JsonNode ends(PythonValue structure) {
    if (structure instanceof Tensor tensor) {
      return history(tensor, tensor.call().layer() instanceof FunctionalModel ? 1 : 0);
    }
    if (structure instanceof PythonSequence sequence) {
      ArrayNode ends = NODES.arrayNode();
      sequence.items().forEach(item -> ends.add(ends(item)));
      return ends;
    }
    ObjectNode ends = NODES.objectNode();
    if (structure instanceof PythonDict dict) {
      dict.entries()
          .forEach(
              entry ->
                  ends.set(
                      entry.key() instanceof PythonString key ? key.value() : "?",
                      ends(entry.value())));
    }
    return ends;
  }

  @Override
  public Place place() {
    Place place = modelPlace();
    Place list = place.member("config").member("layers");
    List<SourceLayer> all = order == null ? List.of() : order.layers();
    for (int i = 0; i < all.size(); i++) {
      list.with(String.valueOf(i), all.get(i).place());
    }
    return place;
  }
}
