package io.millrace.keras.source;

import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function of Keras that is passed on by reference: an activation, a loss or a metric.
 *
 * @param name that Keras gives it, whatever it was called in the source
 */
record FunctionReference(Section section, String name) implements JsonSource {
  private static final Place NOWHERE = new Place(new Site(1, 1));

  /** An activation is written as its name; others as Keras writes functions. */
  @Override
  public JsonNode json() {
    if (section == Section.ACTIVATIONS) {
      return JsonNodeFactory.instance.stringNode(name);
    }
    ObjectNode function = JsonNodeFactory.instance.objectNode();
    return function
        .put("module", "builtins")
        .put("class_name", "function")
        .put("config", name)
        .put("registered_name", "function");
  }

  /** A function is written nowhere; who uses it knows where. */
  @Override
  public Place place() {
    return NOWHERE;
  }

  @Override
  public String typeName() {
    return "function";
  }

  @Override
  public PythonValue call(Arguments arguments, Site site) {
    if (section == Section.ACTIVATIONS && isOneTensor(arguments)) {
      return activated((Tensor) arguments.positional().get(0).value(), site);
    }
    if (section == Section.ACTIVATIONS) {
      throw new SourceException(
          site,
          "the activation '" + name + "' is called on something else than one tensor",
          "write keras.layers.Activation('" + name + "')(x)");
    }
    throw new SourceException(
        site,
        "the " + section.noun() + " '" + name + "' is called here; legal is to pass it to compile",
        "write " + section.noun() + "='" + name + "'");
  }

  private static boolean isOneTensor(Arguments arguments) {
    return arguments.keywords().isEmpty()
        && arguments.positional().size() == 1
        && arguments.positional().get(0).value() instanceof Tensor;
  }

  /** A layer takes the place of the function, which computes the same. */
  private PythonValue activated(Tensor tensor, Site site) {
    ObjectMaker maker = new ObjectMaker(tensor.call().layer().session());
    ClassSchema schema = KerasSchema.standard().find(Section.LAYERS, "Activation").orElseThrow();
    PythonValue layer =
        new LayerClass(maker, schema).call(Arguments.of(site, new PythonString(name)), site);
    return layer instanceof PlainLayer made ? made.call(Arguments.of(site, tensor), site) : layer;
  }
}
