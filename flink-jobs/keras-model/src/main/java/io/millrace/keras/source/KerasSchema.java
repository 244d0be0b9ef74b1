package io.millrace.keras.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What there is in Keras 3.15.1: its classes, their parameters and defaults, and its other names.
 * Generated from Keras by {@code src/test/keras/schema.py}.
 */
final class KerasSchema {
  private static final String RESOURCE = "keras-schema.json";
  private static final KerasSchema STANDARD = load();

  private final Map<Section, Map<String, ClassSchema>> classes = new EnumMap<>(Section.class);
  private final Map<Section, Map<String, String>> strings = new EnumMap<>(Section.class);
  private final Map<Section, Map<String, String>> names = new EnumMap<>(Section.class);
  private final Set<String> applications = new TreeSet<>();
  private final Set<String> callbacks = new TreeSet<>();
  private final Set<String> operations = new TreeSet<>();

  private KerasSchema(JsonNode root) {
    for (Section section : Section.values()) {
      Map<String, ClassSchema> read = new TreeMap<>();
      root.path(section.key())
          .properties()
          .forEach(entry -> read.put(entry.getKey(), schema(section, entry)));
      classes.put(section, read);
      strings.put(section, texts(root.path("strings").path(section.key())));
      names.put(section, texts(root.path("public").path(section.key())));
    }
    JsonNode others = root.path("public");
    others.path("applications").forEach(name -> applications.add(name.stringValue()));
    others.path("callbacks").forEach(name -> callbacks.add(name.stringValue()));
    others.path("ops").forEach(name -> operations.add(name.stringValue()));
  }

  static KerasSchema standard() {
    return STANDARD;
  }

  /**
   * @param name a class's own name, or another that Keras publishes it under: {@code MaxPool2D}
   */
  Optional<ClassSchema> find(Section section, String name) {
    Map<String, ClassSchema> all = classes(section);
    ClassSchema own = all.get(name);
    return Optional.ofNullable(own != null ? own : all.get(names(section).getOrDefault(name, "")));
  }

  /** What a name in quotes stands for: a class, or a function; null when Keras knows it not. */
  @Nullable String meaning(Section section, String text) {
    return map(strings, section).get(text);
  }

  /** Names that may stand in quotes, for messages. */
  Set<String> legalStrings(Section section) {
    return map(strings, section).keySet();
  }

  /** Public name to the name of the class or function it is. */
  Map<String, String> names(Section section) {
    return map(names, section);
  }

  Map<String, ClassSchema> classes(Section section) {
    Map<String, ClassSchema> all = classes.get(section);
    return all == null ? Map.of() : all;
  }

  Set<String> applications() {
    return applications;
  }

  Set<String> callbacks() {
    return callbacks;
  }

  Set<String> operations() {
    return operations;
  }

  private static Map<String, String> map(
      Map<Section, Map<String, String>> sections, Section section) {
    Map<String, String> found = sections.get(section);
    return found == null ? Map.of() : found;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
    return texts;
  }

  private static ClassSchema schema(Section section, Map.Entry<String, JsonNode> entry) {
    JsonNode node = entry.getValue();
    JsonNode config = node.path("config");
    boolean open = false;
    for (JsonNode parameter : node.path("parameters")) {
      open |= parameter.get(0).stringValue().startsWith("**");
    }
    return new ClassSchema(
        section,
        entry.getKey(),
        parameters(node.path("parameters")),
        open,
        config.isObject() ? (ObjectNode) config : JsonNodeFactory.instance.objectNode(),
        parameters(node.path("call")),
        node.path("built").asBoolean(false));
  }

  private static List<Parameter> parameters(JsonNode array) {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode parameter : array) {
      String name = parameter.get(0).stringValue();
      if (!name.startsWith("*")) {
        parameters.add(new Parameter(name, parameter.get(1)));
      }
    }
    return parameters;
  }

  private static KerasSchema load() {
    try (InputStream in = KerasSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing");
      }
      return new KerasSchema(new JsonMapper().readTree(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
