package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonNone;
import io.millrace.keras.python.PythonSequence;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import io.millrace.keras.python.Unknown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code keras.Sequential}: a list of layers, called one after the other as soon as it can be. */
final class SequentialModel extends SourceModel {
  private static final JsonNode NONE = NODES.nullNode();
  private static final int MAX_LAYERS = 500;

  static final Signature SIGNATURE =
      Signature.of(
          "Sequential",
          new Parameter("layers", NONE),
          new Parameter("trainable", NODES.booleanNode(true)),
          new Parameter("name", NONE));

  private final List<SourceLayer> layers = new ArrayList<>();
  private @Nullable Tensor output;
  private @Nullable LayerChain chain;

  private SequentialModel(Session session, String name, Site site) {
    super(session, name, site);
  }

  static PythonValue make(Session session, Arguments arguments, Site site) {
    Bound bound = SIGNATURE.bind(session, arguments, site);
    String name =
        bound.value("name") instanceof PythonString text
            ? text.value()
            : session.names().next("Sequential");
    SequentialModel model = new SequentialModel(session, name, site);
    if (!bound.complete()) {
      model.setIncomplete();
    }
    Argument given = bound.get("layers");
    if (given != null && given.value() != PythonNone.NONE) {
      model.addAll(given);
    }
    return model;
  }

  private void addAll(Argument given) {
    if (!(given.value() instanceof PythonSequence list)) {
      session()
          .fault(
              given.site(),
              "Sequential is given a value of type '"
                  + given.value().typeName()
                  + "'; legal is a list of layers",
              "keras.Sequential([layer, layer])");
      setIncomplete();
      return;
    }
    for (PythonValue item : list.items()) {
      try {
        append(item, given.site());
      } catch (SourceException e) {
        session().fault(e.fault().site(), e.fault().message(), e.fault().hint());
        setIncomplete();
      }
    }
    rebuild();
  }

  private PythonValue add(Arguments arguments, Site at) {
    Bound bound =
        new Signature("add", List.of(new Parameter("layer", null)), List.of("rebuild"))
            .bind(session(), arguments, at);
    Argument layer = bound.get("layer");
    if (layer == null) {
      setIncomplete();
      return PythonNone.NONE;
    }
    try {
      append(layer.value(), layer.site());
    } catch (SourceException e) {
      setIncomplete();
      throw e;
    }
    rebuild();
    return PythonNone.NONE;
  }

  private void append(PythonValue value, Site at) {
    if (value == Unknown.UNKNOWN) {
      setIncomplete();
      return;
    }
    SourceLayer layer = SequentialItem.layer(value, at);
    if (layers.size() > MAX_LAYERS) {
      throw new SourceException(
          layer.site(),
          "model '" + name() + "' has more than " + MAX_LAYERS + " layers",
          "make it of fewer layers");
    }
    if (layers.isEmpty()) {
      addDeclaredInput(layer);
    }
    boolean twice = layers.stream().anyMatch(other -> other.name().equals(layer.name()));
    if (twice && !layers.contains(layer)) {
      session()
          .fault(layer.site(), SequentialItem.nameTwice(layer.name()), "give it a name of its own");
      setIncomplete();
    }
    if (SequentialItem.isInput(layer) && !layers.isEmpty()) {
      throw new SourceException(
          layer.site(),
          "an input is added at place " + layers.size() + " of a Sequential; legal is the first",
          null);
    }
    if (layer instanceof SourceModel model) {
      model.setUsed();
    }
    layers.add(layer);
  }

  private void addDeclaredInput(SourceLayer layer) {
    DeclaredInput declared = layer.declaredInput();
    if (declared == null) {
      return;
    }
    PlainLayer input = InputMaker.declared(session(), declared.batchShape(), declared.site());
    if (input == null) {
      setIncomplete();
    } else {
      layers.add(input);
    }
  }

  private PythonValue pop(Arguments arguments, Site at) {
    if (layers.isEmpty()) {
      throw new SourceException(at, "model '" + name() + "' has no layer to take away", null);
    }
    SourceLayer popped = layers.remove(layers.size() - 1);
    chain = null;
    rebuild();
    return popped;
  }

  /** {@code model.build((None, 4))}, also what the first call does. */
  private PythonValue build(Arguments arguments, Site at) {
    Bound bound =
        Signature.of("build", new Parameter("input_shape", NONE)).bind(session(), arguments, at);
    if (bound.value("input_shape") != null
        && !layers.isEmpty()
        && !SequentialItem.isInput(layers.get(0))) {
      Argument shape = bound.values().get("input_shape");
      addInput(PlainJson.of(shape.value(), shape.site()), shape.site());
    }
    rebuild();
    return PythonNone.NONE;
  }

  private void addInput(JsonNode batchShape, Site at) {
    PlainLayer input = InputMaker.declared(session(), batchShape, at);
    if (input == null) {
      setIncomplete();
    } else {
      layers.add(0, input);
      chain = null;
    }
  }

  /**
   * Calls the layers that were added. Keras calls all of them anew, which gives the same graph, as
   * only the calls that a model uses are numbered.
   */
  private void rebuild() {
    output = null;
    if (layers.size() < 2 || !complete()) {
      return;
    }
    if (layers.get(0) instanceof SourceModel first && first.inputs() != null) {
      addInput(batchShape(first.inputs().get(0).shape()), first.site());
    }
    if (SequentialItem.isInput(layers.get(0))) {
      callAdded();
    }
  }

  private void callAdded() {
    LayerChain calls = chain == null ? new LayerChain(layers.get(0)) : chain;
    chain = calls;
    try {
      output = calls.callAdded(layers);
    } finally {
      if (output == null) {
        setIncomplete();
      } else {
        session().names().next("Functional");
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
    if (!bound.complete() || arguments.hasUnknown() || layers.isEmpty()) {
      return Unknown.UNKNOWN;
    }
    List<Tensor> given = LayerCall.tensors(bound.values().get("inputs").value());
    if (given.size() != 1) {
      throw new SourceException(
          at,
          "model '" + name() + "' is called on " + given.size() + " tensors; legal is one",
          null);
    }
    if (output == null && !SequentialItem.isInput(layers.get(0))) {
      addInput(batchShape(given.get(0).shape()), at);
      rebuild();
    }
    if (output == null) {
      return Unknown.UNKNOWN;
    }
    requireShape(shapeOfInput(), given.get(0).shape(), at);
    return ModelCall.of(this, arguments, List.of(output), at);
  }

  private TensorShape shapeOfInput() {
    return layers.get(0).calls().get(0).outputs().get(0).shape();
  }

  @Override
  String className() {
    return "Sequential";
  }

  @Override
  List<SourceLayer> layers() {
    boolean input = !layers.isEmpty() && SequentialItem.isInput(layers.get(0));
    return input ? layers.subList(1, layers.size()) : layers;
  }

  @Override
  @Nullable List<Tensor> inputs() {
    return output == null ? null : layers.get(0).calls().get(0).outputs();
  }

  @Override
  @Nullable List<Tensor> outputs() {
    return output == null ? null : List.of(output);
  }

  @Override
  PythonValue given(boolean input, Site at) {
    if (output == null) {
      throw new SourceException(
          at,
          "model '" + name() + "' has no inputs and outputs yet",
          "start it with keras.Input(shape=(…))");
    }
    return input ? layers.get(0).calls().get(0).outputs().get(0) : output;
  }

  @Override
  public PythonValue attribute(String attribute, Site at) {
    return switch (attribute) {
      case "add" -> new HostFunction(attribute, this::add);
      case "pop" ->
          !complete() ? super.attribute(attribute, at) : new HostFunction(attribute, this::pop);
      case "build" -> new HostFunction(attribute, this::build);
      default -> super.attribute(attribute, at);
    };
  }

  @Override
  ObjectNode withoutCompile() {
    ObjectNode config = startConfig(Dtypes.FLOAT32);
    ArrayNode elements = config.putArray("layers");
    layers.forEach(layer -> elements.add(layer.json()));
    ObjectNode json = element("keras", "Sequential", config);
    json.putNull("registered_name");
    if (output != null) {
      JsonNode shape = batchShape(shapeOfInput());
      config.set("build_input_shape", shape);
      json.putObject("build_config").set("input_shape", shape);
    }
    return json;
  }

  @Override
  public Place place() {
    Place place = modelPlace();
    Place list = place.member("config").member("layers");
    for (int i = 0; i < layers.size(); i++) {
      list.with(String.valueOf(i), layers.get(i).place());
    }
    return place;
  }
}
