package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonBool;
import io.millrace.keras.python.PythonList;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import io.millrace.keras.python.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A layer that the source made, a model included, and the calls that were made of it. */
abstract class SourceLayer implements JsonSource {
  private static final Set<String> NO_VALUES =
      Set.of(
          "weights",
          "trainable_weights",
          "non_trainable_weights",
          "trainable_variables",
          "non_trainable_variables",
          "variables",
          "kernel",
          "bias",
          "get_weights",
          "set_weights",
          "count_params",
          "adapt");

  private final Session session;
  private final String name;
  private final Site site;
  private final List<LayerCall> calls = new ArrayList<>();
  private boolean trainable = true;

  SourceLayer(Session session, String name, Site site) {
    this.session = session;
    this.name = name;
    this.site = site;
    session.count(site);
  }

  Session session() {
    return session;
  }

  String name() {
    return name;
  }

  /** Where it was made. */
  Site site() {
    return site;
  }

  boolean trainable() {
    return trainable;
  }

  void setTrainable(boolean value) {
    trainable = value;
  }

  /** All of them, of all models. */
  List<LayerCall> calls() {
    return calls;
  }

  abstract String className();

  /** Module, class_name, config and the rest, as Keras writes it into a list of layers. */
  @Override
  public abstract ObjectNode json();

  /** Name, trainable and dtype, with which a configuration begins. */
  ObjectNode startConfig(String dtype) {
    ObjectNode config = NODES.objectNode();
    config.put("name", name);
    if (className().startsWith("SpatialDropout")) { // has a get_config() unlike all others
      return config.put("dtype", dtype);
    }
    config.put("trainable", trainable);
    config.set("dtype", Dtypes.policy(dtype));
    return config;
  }

  static ObjectNode element(String module, String className, JsonNode config) {
    ObjectNode element = NODES.objectNode();
    element.put("module", module).put("class_name", className);
    element.set("config", config);
    return element;
  }

  @Override
  public String typeName() {
    return className();
  }

  /** Calls the layer on tensors. */
  @Override
  public abstract PythonValue call(Arguments arguments, Site site);

  @Override
  public PythonValue attribute(String attribute, Site at) {
    return switch (attribute) {
      case "name" -> new PythonString(name);
      case "trainable" -> PythonBool.of(trainable);
      case "output" -> ofFirstCall(attribute, at, call -> tensors(call.outputs()));
      case "input" -> ofFirstCall(attribute, at, call -> tensors(call.inputs()));
      case "output_shape" -> ofFirstCall(attribute, at, call -> shapes(call.outputs()));
      case "input_shape" -> ofFirstCall(attribute, at, call -> shapes(call.inputs()));
      case "built" -> PythonBool.of(!calls.isEmpty());
      case "dtype" -> new PythonString(Dtypes.FLOAT32);
      default -> throw noAttribute(attribute, at);
    };
  }

  SourceException noAttribute(String attribute, Site at) {
    if (NO_VALUES.contains(attribute)) {
      return new SourceException(
          at,
          "'" + attribute + "' of a layer is not available: a source only describes the model",
          "remove it; weights are made by training, or come with a .keras archive");
    }
    return new SourceException(
        at,
        "a "
            + className()
            + " has no attribute '"
            + attribute
            + "'; legal are name, trainable,"
            + " input, output, input_shape and output_shape",
        null);
  }

  private PythonValue ofFirstCall(
      String attribute, Site at, Function<LayerCall, PythonValue> value) {
    if (calls.isEmpty() && session.isFaulty()) {
      return Unknown.UNKNOWN;
    }
    if (calls.isEmpty()) {
      throw new SourceException(
          at,
          "layer '" + name + "' has no '" + attribute + "' yet: it has not been called",
          "give the model an input first: keras.Input(shape=(…))");
    }
    return value.apply(calls.get(0));
  }

  static PythonValue tensors(List<Tensor> tensors) {
    return tensors.size() == 1 ? tensors.get(0) : new PythonList(tensors);
  }

  static PythonValue shapes(List<Tensor> tensors) {
    List<PythonValue> shapes =
        tensors.stream()
            .map(tensor -> (PythonValue) Tensor.shapeTuple(tensor.shape()))
            .collect(Collectors.toList());
    return shapes.size() == 1 ? shapes.get(0) : new PythonList(shapes);
  }

  @Override
  public void setAttribute(String attribute, PythonValue value, Site at) {
    if (!attribute.equals("trainable") || !(value instanceof PythonBool flag)) {
      throw new SourceException(
          at,
          "'"
              + attribute
              + "' of a "
              + className()
              + " is set to a value of type '"
              + value.typeName()
              + "'; legal is to set trainable to True or False",
          "give other options to the constructor");
    }
    setTrainable(flag.value());
  }

  /** A declared input shape, as Keras 2 puts it into the first layer. */
  @Nullable DeclaredInput declaredInput() {
    return null;
  }

  /** Shape of the batch first: {@code [null, 4]}. */
  static JsonNode batchShape(TensorShape shape) {
    var array = NODES.arrayNode().addNull();
    shape.dimensions().forEach(array::add);
    return array;
  }

  @Override
  public String representation() {
    return "<" + className() + " name=" + name + ">";
  }
}
