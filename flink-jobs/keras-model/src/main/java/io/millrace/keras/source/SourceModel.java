package io.millrace.keras.source;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonBool;
import io.millrace.keras.python.PythonInt;
import io.millrace.keras.python.PythonList;
import io.millrace.keras.python.PythonNone;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import io.millrace.keras.python.Suggestion;
import io.millrace.keras.python.Unknown;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A model, which is a layer too. */
abstract class SourceModel extends SourceLayer {
  /** What a model whose parts are not all known cannot say. */
  private static final Set<String> OF_PARTS =
      Set.of(
          "layers",
          "input",
          "output",
          "inputs",
          "outputs",
          "input_shape",
          "output_shape",
          "get_layer",
          "pop");

  private @Nullable CompileCall compiled;
  private boolean complete = true;
  private boolean used;

  SourceModel(Session session, String name, Site site) {
    super(session, name, site);
    session.add(this);
  }

  /** False when a part of it could not be made; that has been reported. */
  boolean complete() {
    return complete;
  }

  void setIncomplete() {
    complete = false;
  }

  /** Whether it is a layer of another model. */
  boolean used() {
    return used;
  }

  void setUsed() {
    used = true;
  }

  @Nullable CompileCall compiled() {
    return compiled;
  }

  /** As {@code model.layers} says. */
  abstract List<? extends PythonValue> layers();

  /** Null when the model has no inputs yet. */
  abstract @Nullable List<Tensor> inputs();

  /** Null when the model has no outputs yet. */
  abstract @Nullable List<Tensor> outputs();

  /** What was given as inputs, or outputs. */
  abstract PythonValue given(boolean input, Site at);

  /** Configuration, build_config and what else comes before the compile configuration. */
  abstract ObjectNode withoutCompile();

  @Override
  public ObjectNode json() {
    ObjectNode json = withoutCompile();
    JsonNode config = compiled == null ? PlainJson.NODES.objectNode() : compiled.json();
    json.set("compile_config", config);
    return json;
  }

  Place modelPlace() {
    Place place = new Place(site());
    if (compiled != null) {
      place.with("compile_config", compiled.place());
    }
    return place;
  }

  @Override
  void setTrainable(boolean value) {
    super.setTrainable(value);
    for (PythonValue layer : layers()) {
      ((SourceLayer) layer).setTrainable(value);
    }
  }

  @Override
  public PythonValue attribute(String attribute, Site at) {
    if (!complete && OF_PARTS.contains(attribute)) {
      return Unknown.UNKNOWN;
    }
    return switch (attribute) {
      case "layers" -> new PythonList(layers());
      case "input", "output" -> given(attribute.equals("input"), at);
      case "inputs" -> new PythonList(required(inputs(), at));
      case "outputs" -> new PythonList(required(outputs(), at));
      case "input_shape" -> shapes(required(inputs(), at));
      case "output_shape" -> shapes(required(outputs(), at));
      case "get_layer" -> new HostFunction(attribute, this::getLayer);
      case "compile" -> new HostFunction(attribute, this::compile);
      case "summary", "reset_states" ->
          new HostFunction(attribute, (arguments, site) -> PythonNone.NONE);
      case "built" -> PythonBool.of(inputs() != null);
      default -> other(attribute, at);
    };
  }

  private PythonValue other(String attribute, Site at) {
    String hint = ModelMethods.hint(attribute);
    if (hint == null) {
      return super.attribute(attribute, at);
    }
    throw new SourceException(
        at, "'model." + attribute + "' is not available: a source only describes the model", hint);
  }

  private List<Tensor> required(@Nullable List<Tensor> tensors, Site at) {
    if (tensors == null) {
      throw new SourceException(
          at,
          "model '" + name() + "' has no inputs and outputs yet",
          "start it with keras.Input(shape=(…))");
    }
    return tensors;
  }

  private PythonValue compile(Arguments arguments, Site at) {
    compiled = CompileCall.of(session(), arguments, at);
    return PythonNone.NONE;
  }

  private PythonValue getLayer(Arguments arguments, Site at) {
    Bound bound =
        Signature.of(
                "get_layer",
                new Parameter("name", PlainJson.NODES.nullNode()),
                new Parameter("index", PlainJson.NODES.nullNode()))
            .bind(session(), arguments, at);
    if (!bound.complete()) {
      return Unknown.UNKNOWN;
    }
    List<? extends PythonValue> layers = layers();
    PythonValue index = bound.value("index");
    PythonValue positional = bound.value("name");
    if (index == null && positional instanceof PythonInt) {
      index = positional;
    }
    if (index instanceof PythonInt number && number.value() < layers.size()) {
      return layers.get((int) Math.floorMod(number.value(), (long) layers.size()));
    }
    for (PythonValue layer : layers) {
      if (positional instanceof PythonString text
          && ((SourceLayer) layer).name().equals(text.value())) {
        return layer;
      }
    }
    throw noLayer(layers, index == null ? positional : index, at);
  }

  private SourceException noLayer(
      List<? extends PythonValue> layers, @Nullable PythonValue given, Site at) {
    List<String> names = layers.stream().map(layer -> ((SourceLayer) layer).name()).toList();
    String shown =
        given instanceof PythonString text
            ? "'" + text.value() + "'"
            : given instanceof PythonInt number ? String.valueOf(number.value()) : "that";
    return new SourceException(
        at,
        "model '"
            + name()
            + "' has no layer "
            + shown
            + "; its layers are "
            + String.join(", ", names),
        given instanceof PythonString text ? Suggestion.didYouMean(text.value(), names) : null);
  }

  /** Requires that a tensor fits an input of the model. */
  void requireShape(TensorShape expected, TensorShape given, Site at) {
    if (!expected.equals(given)) {
      throw new SourceException(
          at,
          "model '"
              + name()
              + "' is called on a tensor of shape "
              + given
              + "; legal is "
              + expected,
          null);
    }
  }
}
