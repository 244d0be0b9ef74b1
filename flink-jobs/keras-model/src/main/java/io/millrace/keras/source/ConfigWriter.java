package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.PythonNone;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the arguments of a constructor into what {@code get_config()} of the object says: names
 * become objects, one number becomes one for each axis, None becomes what it stands for.
 */
final class ConfigWriter {
  /** Parameters that no configuration keeps, and that change nothing here. */
  private static final Set<String> NOT_KEPT =
      Set.of("name", "trainable", "dtype", "autocast", "flash_attention", "use_cudnn");

  /** A list of one. */
  private static final JsonNode ONE_AXIS = NODES.arrayNode().add(1);

  private final Session session;
  private final ObjectMaker maker;

  ConfigWriter(Session session, ObjectMaker maker) {
    this.session = session;
    this.maker = maker;
  }

  /**
   * @param place of the configuration; gets the places of its members
   */
  ObjectNode write(ClassSchema schema, Bound bound, Place place) {
    ObjectNode config = NODES.objectNode();
    for (Map.Entry<String, JsonNode> member : schema.config().properties()) {
      String key = member.getKey();
      Argument argument = bound.get(key);
      config.set(
          key,
          argument == null
              ? missing(schema, key, member.getValue(), config)
              : given(schema, key, argument, member.getValue(), config, place));
    }
    keepOthers(schema, bound, config, place);
    return config;
  }

  /** What Keras forgets in its configuration is kept, so that it is computed or refused. */
  private void keepOthers(ClassSchema schema, Bound bound, ObjectNode config, Place place) {
    for (Parameter parameter : schema.parameters()) {
      String name = parameter.name();
      Argument argument = bound.get(name);
      if (argument == null || config.has(name) || NOT_KEPT.contains(name)) {
        continue;
      }
      JsonNode value = plain(argument);
      if (!value.isNull() && !value.equals(parameter.fallback())) {
        config.set(name, value);
        place.with(name, argument.site());
      }
    }
  }

  private JsonNode missing(ClassSchema schema, String key, JsonNode fallback, ObjectNode config) {
    if (key.equals("name") && isNamedByClass(schema)) {
      return NODES.stringNode(session.names().next(schema.name()));
    }
    return ofOthers(key, config, fallback);
  }

  /** Defaults that are other members: windows do not overlap, values are as wide as keys. */
  private static JsonNode ofOthers(String key, ObjectNode config, JsonNode fallback) {
    if (key.equals("strides") && config.has("pool_size")) {
      return config.path("pool_size");
    }
    return key.equals("value_dim") && config.has("key_dim") ? config.path("key_dim") : fallback;
  }

  private static boolean isNamedByClass(ClassSchema schema) {
    return schema
        .parameter("name")
        .map(parameter -> parameter.fallback() == null || parameter.fallback().isNull())
        .orElse(false);
  }

  private JsonNode given(
      ClassSchema schema,
      String key,
      Argument argument,
      JsonNode fallback,
      ObjectNode config,
      Place place) {
    place.with(key, placeOf(argument));
    try {
      if (argument.value() == PythonNone.NONE) {
        return none(schema, key, fallback, config);
      }
      return convert(schema, key, argument, fallback, config, place);
    } catch (SourceException e) {
      session.fault(e.fault().site(), e.fault().message(), e.fault().hint());
      return missing(schema, key, fallback, config);
    }
  }

  private JsonNode none(ClassSchema schema, String key, JsonNode fallback, ObjectNode config) {
    return switch (key) {
      case "name", "data_format", "strides", "value_dim", "activation", "epsilon", "dtype" ->
          missing(schema, key, fallback, config);
      case "recurrent_activation" -> NODES.stringNode("linear");
      case "axis" -> fallback.isArray() ? NODES.arrayNode() : NODES.nullNode();
      default -> NODES.nullNode();
    };
  }

  private JsonNode convert(
      ClassSchema schema,
      String key,
      Argument argument,
      JsonNode fallback,
      ObjectNode config,
      Place place) {
    Section named = sectionOf(key);
    if (named != null) {
      return maker.named(named, argument, place, key);
    }
    return switch (key) {
      case "activation", "recurrent_activation" -> activation(argument);
      case "padding", "data_format" -> lowerCase(argument, fallback);
      case "learning_rate" -> learningRate(argument, fallback);
      case "output_shape" -> forEachAxis(plain(argument), ONE_AXIS);
      case "output_padding" -> forEachAxis(plain(argument), config.path("kernel_size"));
      default -> ofDefault(schema, key, plain(argument), fallback);
    };
  }

  /** Of whose objects an argument is one; null when it is none. */
  static @Nullable Section sectionOf(String key) {
    if (key.endsWith("_initializer")) {
      return Section.INITIALIZERS;
    }
    if (key.endsWith("_regularizer")) {
      return Section.REGULARIZERS;
    }
    return key.endsWith("_constraint") ? Section.CONSTRAINTS : null;
  }

  private JsonNode activation(Argument argument) {
    if (argument.value() instanceof PythonString text) {
      String meaning = session.schema().meaning(Section.ACTIVATIONS, text.value());
      return NODES.stringNode(meaning == null ? text.value() : meaning);
    }
    if (argument.value() instanceof FunctionReference || argument.value() instanceof SourceLayer) {
      return ((JsonSource) argument.value()).json();
    }
    throw new SourceException(
        argument.site(),
        "'activation' is a value of type '"
            + argument.value().typeName()
            + "'; legal is the name"
            + " of an activation",
        "for example activation='relu'");
  }

  private static JsonNode lowerCase(Argument argument, JsonNode fallback) {
    return argument.value() instanceof PythonString text
        ? NODES.stringNode(text.value().toLowerCase(Locale.ROOT))
        : forEachAxis(plain(argument), fallback);
  }

  /** Optimizers keep the rate as a float32, schedules as it was given. */
  private static JsonNode learningRate(Argument argument, JsonNode fallback) {
    JsonNode rate = plain(argument);
    return rate.isNumber() && fallback.isNumber() ? widened(rate) : rate;
  }

  private static JsonNode ofDefault(
      ClassSchema schema, String key, JsonNode value, JsonNode fallback) {
    boolean float32 =
        value.isNumber()
            && fallback.isDouble()
            && schema.parameter(key).map(p -> isWidened(p.fallback(), fallback)).orElse(false);
    if (float32) {
      return widened(value);
    }
    return value.isNumber() && schema.section() == Section.REGULARIZERS
        ? NODES.numberNode(value.doubleValue())
        : forEachAxis(value, fallback);
  }

  private static boolean isWidened(@Nullable JsonNode given, JsonNode kept) {
    return given != null
        && given.isDouble()
        && given.doubleValue() != kept.doubleValue()
        && (double) (float) given.doubleValue() == kept.doubleValue();
  }

  private static JsonNode widened(JsonNode number) {
    return NODES.numberNode((double) (float) number.doubleValue());
  }

  /** Where the default is a list, one number stands for that many, one pair for each axis too. */
  private static JsonNode forEachAxis(JsonNode value, JsonNode fallback) {
    if (!fallback.isArray() || fallback.isEmpty()) {
      return value;
    }
    if (!value.isArray()) {
      ArrayNode all = NODES.arrayNode();
      fallback.forEach(axis -> all.add(forEachAxis(value, axis)));
      return all;
    }
    if (fallback.get(0).isArray() && value.size() == fallback.size()) {
      ArrayNode all = NODES.arrayNode();
      value.forEach(axis -> all.add(forEachAxis(axis, fallback.get(0))));
      return all;
    }
    return value;
  }

  private static JsonNode plain(Argument argument) {
    return PlainJson.of(argument.value(), argument.site());
  }

  /** Of the value's parts, if it is an object of Keras, or of the argument. */
  static Place placeOf(Argument argument) {
    PythonValue value = argument.value();
    boolean placed = value instanceof KerasObject || value instanceof SourceLayer;
    return placed ? ((JsonSource) value).place() : new Place(argument.site());
  }

  /** Of a whole call. */
  static Site siteOf(Bound bound, String parameter) {
    return bound.site(parameter);
  }
}
