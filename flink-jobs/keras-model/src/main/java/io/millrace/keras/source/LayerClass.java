package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.HostValue;
import io.millrace.keras.python.PythonBool;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A class of {@code keras.layers}. */
record LayerClass(ObjectMaker maker, ClassSchema schema) implements HostValue {
  /** What all layers take by name. */
  private static final List<String> COMMON = List.of("name", "trainable", "dtype");

  /** In the order in which they are looked at: how Keras 2 declares the model's input. */
  private static final Set<String> INPUT =
      Set.of(
          "input_shape",
          "batch_input_shape",
          "batch_shape",
          "input_dim",
          "input_length",
          "batch_size");

  @Override
  public String typeName() {
    return "type";
  }

  @Override
  public String representation() {
    return "<class 'keras.layers." + schema.name() + "'>";
  }

  @Override
  public PythonValue call(Arguments arguments, Site site) {
    Session session = maker.session();
    if (!session.probe().supports(schema.name(), Section.LAYERS.module())) {
      throw Unsupported.layer(session, schema.name(), site);
    }
    return switch (schema.name()) {
      case "InputLayer" -> InputMaker.layer(session, arguments, site);
      case "Bidirectional", "TimeDistributed" -> WrapperLayers.make(maker, schema, arguments, site);
      default -> make(arguments, site);
    };
  }

  private PythonValue make(Arguments arguments, Site site) {
    Session session = maker.session();
    Map<String, Argument> inputs = new LinkedHashMap<>();
    Arguments own = withoutInput(LegacyArguments.ofLayer(session, schema, arguments), inputs);
    Bound bound = signature().bind(session, own, site);
    Place place = new Place(site);
    Place configPlace = place.member("config");
    ObjectNode options = maker.writer().write(schema, bound, configPlace);
    keepCommon(bound, options, configPlace);
    PlainLayer layer =
        new PlainLayer(
            session,
            new PlainLayer.Parts(
                schema,
                name(session, bound, configPlace),
                dtype(bound, configPlace),
                options,
                place,
                declared(inputs)),
            site);
    setTrainable(session, layer, bound);
    if (bound.complete()) {
      layer.probe();
    }
    return layer;
  }

  Signature signature() {
    List<String> keywords = new ArrayList<>();
    if (schema.open()) {
      keywords.addAll(COMMON);
      keywords.add("activity_regularizer");
    }
    return new Signature(schema.name(), schema.parameters(), keywords);
  }

  /** Takes the arguments away that are about the model's input and not about the layer. */
  private Arguments withoutInput(Arguments given, Map<String, Argument> inputs) {
    Map<String, Argument> own = new LinkedHashMap<>();
    given
        .keywords()
        .forEach(
            (name, argument) -> {
              boolean parameter = schema.parameter(name).isPresent();
              (INPUT.contains(name) && !parameter ? inputs : own).put(name, argument);
            });
    return new Arguments(given.positional(), own);
  }

  private static @Nullable DeclaredInput declared(Map<String, Argument> inputs) {
    for (Map.Entry<String, Argument> input : inputs.entrySet()) {
      Argument argument = input.getValue();
      JsonNode value = PlainJson.of(argument.value(), argument.site());
      if (!input.getKey().equals("batch_size") && !value.isNull()) {
        boolean batch = input.getKey().startsWith("batch");
        return new DeclaredInput(shape(value, batch), argument.site());
      }
    }
    return null;
  }

  private static JsonNode shape(JsonNode value, boolean withBatch) {
    ArrayNode shape = NODES.arrayNode();
    if (!withBatch) {
      shape.addNull();
    }
    if (value.isArray()) {
      value.forEach(shape::add);
    } else {
      shape.add(value);
    }
    return shape;
  }

  /** An option of all layers that a class does not keep in its configuration. */
  private void keepCommon(Bound bound, ObjectNode options, Place place) {
    Argument activity = bound.get("activity_regularizer");
    if (activity != null && bound.value("activity_regularizer") != null) {
      options.set(
          "activity_regularizer",
          maker.named(Section.REGULARIZERS, activity, place, "activity_regularizer"));
    }
  }

  private String name(Session session, Bound bound, Place place) {
    PythonValue given = bound.value("name");
    if (given == null) {
      return session.names().next(schema.name());
    }
    place.with("name", bound.site("name"));
    if (given instanceof PythonString text) {
      return text.value();
    }
    session.fault(
        bound.site("name"),
        "'name' is a value of type '" + given.typeName() + "'; legal is text",
        null);
    return session.names().next(schema.name());
  }

  private static String dtype(Bound bound, Place place) {
    PythonValue given = bound.value("dtype");
    if (given != null) {
      place.with("dtype", bound.site("dtype"));
    }
    if (given instanceof PythonString text) {
      return text.value();
    }
    return given instanceof Dtype dtype ? dtype.name() : Dtypes.FLOAT32;
  }

  private static void setTrainable(Session session, SourceLayer layer, Bound bound) {
    PythonValue given = bound.value("trainable");
    if (given instanceof PythonBool flag) {
      layer.setTrainable(flag.value());
    } else if (given != null) {
      session.fault(
          bound.site("trainable"),
          "'trainable' is a value of type '" + given.typeName() + "'; legal is True or False",
          null);
    }
  }
}
