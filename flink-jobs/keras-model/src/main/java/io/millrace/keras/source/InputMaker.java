package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonNone;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import io.millrace.keras.python.Unknown;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the inputs of models: {@code keras.Input}, {@code InputLayer}, and declared ones. */
final class InputMaker {
  private static final JsonNode NONE = NODES.nullNode();
  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("shape", NONE),
          new Parameter("batch_size", NONE),
          new Parameter("dtype", NONE),
          new Parameter("sparse", NONE));

  private static final List<String> KEYWORDS =
      List.of("batch_shape", "name", "ragged", "optional", "input_shape", "batch_input_shape");

  static final Signature SIGNATURE = new Signature("Input", PARAMETERS, KEYWORDS);

  private InputMaker() {}

  /** {@code keras.Input(shape=(3,))}: a tensor. */
  static PythonValue tensor(Session session, Arguments arguments, Site site) {
    PythonValue made = layer(session, arguments, site);
    return made instanceof PlainLayer input && !input.calls().isEmpty()
        ? input.calls().get(0).outputs().get(0)
        : Unknown.UNKNOWN;
  }

  /** {@code keras.layers.InputLayer(shape=(3,))}. */
  static PythonValue layer(Session session, Arguments arguments, Site site) {
    Bound bound = SIGNATURE.bind(session, arguments, site);
    if (!bound.complete() || arguments.hasUnknown()) {
      return Unknown.UNKNOWN;
    }
    String given = given(bound);
    JsonNode value = PlainJson.of(bound.values().get(given).value(), bound.site(given));
    ObjectNode options = options(shape(value, bound, given.startsWith("batch")), dtype(bound));
    for (String flag : List.of("sparse", "ragged", "optional")) {
      PythonValue set = bound.value(flag);
      if (set != null) {
        options.set(flag, PlainJson.of(set, bound.site(flag)));
      }
    }
    Place place = new Place(site);
    Place config = place.member("config").with("batch_shape", bound.site(given));
    bound.values().forEach((name, argument) -> config.with(name, argument.site()));
    return finish(session, options, name(bound), place);
  }

  /** The input layer in front of a layer that declares its input. */
  static @Nullable PlainLayer declared(Session session, JsonNode batchShape, Site site) {
    PythonValue made = finish(session, options(batchShape, Dtypes.FLOAT32), null, new Place(site));
    return made instanceof PlainLayer layer ? layer : null;
  }

  private static void requireKnown(JsonNode batchShape, Site site) {
    for (int i = 1; i < batchShape.size(); i++) {
      if (batchShape.get(i).isNull()) {
        throw new SourceException(
            site,
            "axis "
                + (i - 1)
                + " of the input's shape is None; legal is a whole number, as all"
                + " records have one size",
            "give the length, for example keras.Input(shape=(100,))");
      }
    }
  }

  private static PythonValue finish(
      Session session, ObjectNode options, @Nullable String name, Place place) {
    requireKnown(options.path("batch_shape"), place.find("/config/batch_shape"));
    String named = name == null ? session.names().next("InputLayer") : name;
    options.put("name", named);
    ClassSchema schema = session.schema().find(Section.LAYERS, "InputLayer").orElseThrow();
    PlainLayer layer =
        new PlainLayer(
            session,
            new PlainLayer.Parts(schema, named, Dtypes.FLOAT32, options, place, null),
            place.site());
    layer.probe();
    if (layer.probed() == null || !(layer.probed().layer() instanceof InputLayer read)) {
      return Unknown.UNKNOWN;
    }
    layer.asInput(read.shape());
    return layer;
  }

  private static String given(Bound bound) {
    for (String name : List.of("shape", "batch_shape", "input_shape", "batch_input_shape")) {
      if (bound.value(name) != null) {
        return name;
      }
    }
    throw new SourceException(
        bound.site(),
        "an input needs the argument 'shape', which is missing",
        "for example keras.Input(shape=(4,))");
  }

  private static JsonNode shape(JsonNode value, Bound bound, boolean withBatch) {
    ArrayNode shape = NODES.arrayNode();
    if (!withBatch) {
      PythonValue batch = bound.value("batch_size");
      shape.add(batch == null ? NONE : PlainJson.of(batch, bound.site("batch_size")));
    }
    if (value.isArray()) {
      value.forEach(shape::add);
    } else {
      shape.add(value);
    }
    return shape;
  }

  private static String dtype(Bound bound) {
    PythonValue given = bound.value("dtype");
    if (given == null || given == PythonNone.NONE) {
      return Dtypes.FLOAT32;
    }
    return given instanceof PythonString text
        ? text.value()
        : PlainJson.of(given, bound.site("dtype")).asString("?");
  }

  private static @Nullable String name(Bound bound) {
    return bound.value("name") instanceof PythonString text ? text.value() : null;
  }

  private static ObjectNode options(JsonNode batchShape, String dtype) {
    ObjectNode options = NODES.objectNode();
    options.set("batch_shape", batchShape);
    return options
        .put("dtype", dtype)
        .put("sparse", false)
        .put("ragged", false)
        .put("name", "")
        .put("optional", false);
  }

  /** Shape of a batch, for models that are built by hand. */
  static JsonNode batchShape(TensorShape shape) {
    return SourceLayer.batchShape(shape);
  }
}
