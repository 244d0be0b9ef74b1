package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
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

/** Makes the layers that are made of another layer: Bidirectional and TimeDistributed. */
final class WrapperLayers {
  private static final String FORWARD = "forward_";
  private static final String BACKWARD = "backward_";

  private WrapperLayers() {}

  static PythonValue make(ObjectMaker maker, ClassSchema schema, Arguments arguments, Site site) {
    Session session = maker.session();
    List<String> keywords =
        List.of("name", "trainable", "dtype", "input_shape", "batch_input_shape");
    Bound bound =
        new Signature(schema.name(), schema.parameters(), keywords).bind(session, arguments, site);
    if (!bound.complete()) {
      return Unknown.UNKNOWN;
    }
    PlainLayer inner = inner(schema, bound.values().get("layer"));
    String given = bound.value("name") instanceof PythonString text ? text.value() : null;
    Place place = new Place(site);
    Place configPlace = place.member("config");
    ObjectNode options =
        schema.name().equals("Bidirectional")
            ? bidirectional(schema, inner, bound, configPlace)
            : timeDistributed(inner, configPlace);
    PlainLayer layer =
        new PlainLayer(
            session,
            new PlainLayer.Parts(
                schema,
                given == null ? session.names().next(schema.name()) : given,
                Dtypes.FLOAT32,
                options,
                place,
                declared(bound, inner)),
            site);
    if (inner.probed() != null) {
      layer.probe();
    }
    return layer;
  }

  private static PlainLayer inner(ClassSchema schema, Argument argument) {
    if (argument.value() instanceof PlainLayer layer) {
      return layer;
    }
    boolean model = argument.value() instanceof SourceModel;
    throw new SourceException(
        argument.site(),
        "'layer' of "
            + schema.name()
            + " is a value of type '"
            + argument.value().typeName()
            + "'; legal is a layer",
        model
            ? "wrap each layer of the model by itself"
            : "for example keras.layers." + schema.name() + "(keras.layers.LSTM(8))");
  }

  private static @Nullable DeclaredInput declared(Bound bound, PlainLayer inner) {
    for (String name : List.of("input_shape", "batch_input_shape")) {
      PythonValue given = bound.value(name);
      if (given != null) {
        ArrayNode shape = NODES.arrayNode();
        if (name.equals("input_shape")) {
          shape.addNull();
        }
        PlainJson.of(given, bound.site(name)).forEach(shape::add);
        return new DeclaredInput(shape, bound.site(name));
      }
    }
    return inner.declaredInput();
  }

  private static ObjectNode timeDistributed(PlainLayer inner, Place place) {
    ObjectNode options = NODES.objectNode();
    options.set("layer", inner.json());
    place.with("layer", inner.place());
    return options;
  }

  private static ObjectNode bidirectional(
      ClassSchema schema, PlainLayer inner, Bound bound, Place place) {
    ObjectNode options = NODES.objectNode();
    Argument merge = bound.get("merge_mode");
    options.set(
        "merge_mode",
        merge == null ? NODES.stringNode("concat") : PlainJson.of(merge.value(), merge.site()));
    if (merge != null) {
      place.with("merge_mode", merge.site());
    }
    refuseWeights(bound);
    PythonValue back = bound.value("backward_layer");
    options.set("layer", renamed(inner, FORWARD));
    place.with("layer", inner.place());
    if (back == null) {
      options.set("backward_layer", reversed(inner));
      place.with("backward_layer", inner.place());
    } else {
      PlainLayer backward = inner(schema, bound.values().get("backward_layer"));
      options.set("backward_layer", renamed(backward, ""));
      place.with("backward_layer", backward.place());
    }
    return options;
  }

  private static void refuseWeights(Bound bound) {
    if (bound.value("weights") != null) {
      throw new SourceException(
          bound.site("weights"),
          "'weights' is not supported; legal is to leave it out",
          "weights come from training, or from a .keras archive");
    }
  }

  private static ObjectNode renamed(PlainLayer layer, String prefix) {
    ObjectNode json = layer.json().deepCopy();
    ObjectNode config = (ObjectNode) json.get("config");
    String name = layer.name();
    config.put("name", prefix + (name.startsWith(prefix) ? name.substring(prefix.length()) : name));
    if (config.path("return_sequences").asBoolean(false)) {
      config.put("zero_output_for_mask", true);
    }
    return json;
  }

  private static ObjectNode reversed(PlainLayer layer) {
    ObjectNode json = renamed(layer, BACKWARD);
    ObjectNode config = (ObjectNode) json.get("config");
    config.put("go_backwards", !config.path("go_backwards").asBoolean(false));
    return json;
  }

  /** What the first call of the wrapper settles for the layers in it. */
  static void settle(ObjectNode options, ClassSchema schema, TensorShape input) {
    boolean steps = schema.name().equals("TimeDistributed");
    TensorShape inner =
        steps && input.rank() > 1
            ? new TensorShape(input.dimensions().subList(1, input.rank()))
            : input;
    for (String member : List.of("layer", "backward_layer")) {
      JsonNode layer = options.path(member);
      if (layer instanceof ObjectNode element && builtInside(element)) {
        element.putObject("build_config").set("input_shape", SourceLayer.batchShape(inner));
        settleNormalization(element);
      }
    }
  }

  private static boolean builtInside(ObjectNode element) {
    return KerasSchema.standard()
        .find(Section.LAYERS, element.path("class_name").asString(""))
        .map(ClassSchema::built)
        .orElse(false);
  }

  private static void settleNormalization(ObjectNode element) {
    if (element.path("class_name").asString("").equals("LayerNormalization")
        && element.path("config") instanceof ObjectNode config
        && config.path("axis").isNumber()) {
      config.set("axis", NODES.arrayNode().add(config.path("axis")));
    }
  }
}
