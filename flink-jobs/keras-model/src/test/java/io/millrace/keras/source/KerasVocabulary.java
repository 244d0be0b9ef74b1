package io.millrace.keras.source;

import static tools.jackson.databind.node.JsonNodeFactory.instance;

import io.millrace.keras.LegalNames;
import io.millrace.keras.ModelViolation;
import io.millrace.keras.json.LayerProbe;
import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Violations;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What one may write in a source, as the compiler says it: for completion in an editor. */
final class KerasVocabulary {
  /** A legal model is spoilt at this place, and the refusal names what is legal there. */
  private static final Map<Section, List<String>> SPOILT =
      Map.of(
          Section.ACTIVATIONS,
              List.of("\"activation\": \"sigmoid\"", "\"activation\": \"nothing\""),
          Section.INITIALIZERS,
              List.of("\"class_name\": \"GlorotUniform\"", "\"class_name\": \"Nothing\""),
          Section.REGULARIZERS,
              List.of("\"kernel_regularizer\": null", "\"kernel_regularizer\": \"nothing\""),
          Section.CONSTRAINTS,
              List.of("\"kernel_constraint\": null", "\"kernel_constraint\": \"nothing\""),
          Section.METRICS, List.of("\"accuracy\"", "\"nothing\""),
          Section.OPTIMIZERS, List.of("\"class_name\": \"Adam\"", "\"class_name\": \"Nothing\""),
          Section.LOSSES, List.of("\"loss\": {", "\"loss\": \"nothing\", \"before\": {"),
          Section.SCHEDULES,
              List.of(
                  "\"learning_rate\": 9.999999747378752e-05",
                  "\"learning_rate\": {\"class_name\": \"Nothing\", \"config\": {}}"));

  private static final Map<String, Section> BY_ARGUMENT =
      Map.of(
          "activation", Section.ACTIVATIONS,
          "recurrent_activation", Section.ACTIVATIONS,
          "optimizer", Section.OPTIMIZERS,
          "learning_rate", Section.SCHEDULES,
          "loss", Section.LOSSES,
          "metrics", Section.METRICS,
          "weighted_metrics", Section.METRICS);

  private static final Pattern CHOICES =
      Pattern.compile("is '\\?'; legal is ([a-z_]+(?:(?:, | or )[a-z_]+)*)$");
  private final KerasSchema schema = KerasSchema.standard();
  private final LayerProbe probe = new LayerProbe(LayerReaders.standard());

  /** By section: what is called, with what it takes, and what is named in quotes. */
  ObjectNode write() {
    ObjectNode all = instance.objectNode();
    ObjectNode functions = all.putObject("functions");
    functions.set("Sequential", arguments(SequentialModel.SIGNATURE, null));
    functions.set("Model", arguments(FunctionalModel.SIGNATURE, null));
    functions.set("compile", arguments(CompileCall.SIGNATURE, null));
    for (Section section : Section.values()) {
      ObjectNode described = all.putObject(section.key());
      described.set("classes", classes(section));
      described.set("names", names(section));
    }
    return all;
  }

  private ObjectNode classes(Section section) {
    Map<String, ArrayNode> classes = new TreeMap<>();
    schema
        .classes(section)
        .forEach(
            (name, type) -> {
              if (isLegal(section, name)) {
                classes.put(name, arguments(signature(section, type), type));
              }
            });
    if (section == Section.LAYERS) {
      classes.remove("InputLayer");
      classes.put("Input", arguments(InputMaker.SIGNATURE, null));
    }
    ObjectNode object = instance.objectNode();
    classes.forEach(object::set);
    return object;
  }

  private Signature signature(Section section, ClassSchema type) {
    ObjectMaker maker =
        new ObjectMaker(
            new Session(probe, fault -> {}, () -> false)); // only asked for its signature
    return section == Section.LAYERS
        ? new LayerClass(maker, type).signature()
        : new Signature(type.name(), type.parameters(), List.of());
  }

  private boolean isLegal(Section section, String name) {
    return section == Section.LAYERS
        ? probe.supports(name, section.module())
        : legalKeys(section).contains(key(name));
  }

  private static Set<String> legal(Section section) {
    List<String> spoilt = SPOILT.get(section);
    return spoilt == null ? Set.of() : LegalNames.whenReplaced(spoilt.get(0), spoilt.get(1));
  }

  private static Set<String> legalKeys(Section section) {
    return legal(section).stream().map(KerasVocabulary::key).collect(Collectors.toSet());
  }

  /** Classes and functions have one name but for its spelling. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  private ArrayNode names(Section section) {
    Set<String> names = new TreeSet<>(schema.legalStrings(section));
    Set<String> keys = legalKeys(section);
    names.removeIf(name -> !keys.contains(key(name)));
    names.addAll(legal(section));
    names.removeIf(name -> !Character.isLowerCase(name.charAt(0)));
    if (section == Section.LAYERS || section == Section.SCHEDULES) {
      names.clear();
    }
    ArrayNode array = instance.arrayNode();
    names.forEach(array::add);
    return array;
  }

  private ArrayNode arguments(Signature signature, @Nullable ClassSchema type) {
    ArrayNode arguments = instance.arrayNode();
    Set<String> named = new TreeSet<>();
    for (Parameter parameter : signature.parameters()) {
      JsonNode fallback = parameter.fallback();
      named.add(parameter.name());
      arguments.add(argument(parameter.name(), fallback == null ? null : python(fallback), type));
    }
    signature.keywords().stream()
        .filter(keyword -> !named.contains(keyword))
        .forEach(keyword -> arguments.add(argument(keyword, "", type)));
    return arguments;
  }

  /**
   * @param fallback null when it must be given; empty when it is not told
   */
  private ObjectNode argument(String name, @Nullable String fallback, @Nullable ClassSchema type) {
    ObjectNode argument = instance.objectNode().put("name", name);
    if (fallback != null) {
      argument.put("default", fallback);
    }
    Section takes = takes(name);
    List<String> choices =
        takes == null && type != null && type.section() == Section.LAYERS
            ? choices(type, name)
            : List.of();
    if (takes != null) {
      argument.put("takes", takes.key());
    } else if (choices.size() > 1) {
      choices.forEach(argument.putArray("values")::add);
    }
    return argument;
  }

  private static @Nullable Section takes(String argument) {
    Section named = ConfigWriter.sectionOf(argument);
    return named == null ? BY_ARGUMENT.get(argument) : named;
  }

  /** What a text argument may be: the refusal of another text says so. */
  private List<String> choices(ClassSchema type, String argument) {
    if (!type.config().path(argument).isString()) {
      return List.of();
    }
    ObjectNode element = instance.objectNode();
    element.put("module", type.section().module()).put("class_name", type.name());
    ObjectNode config = element.putObject("config").put("name", "probed");
    config.setAll(type.config()).put(argument, "?");
    Violations violations = new Violations();
    probe.layer(element, violations);
    return violations.list().stream()
        .filter(violation -> violation.pointer().equals("/config/" + argument))
        .map(ModelViolation::message)
        .map(CHOICES::matcher)
        .filter(Matcher::find)
        .flatMap(found -> Arrays.stream(found.group(1).split(", | or ")))
        .filter(choice -> !choice.equals("null"))
        .toList();
  }

  private static String python(JsonNode value) {
    if (value.isNull()) {
      return "None";
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "True" : "False";
    }
    if (value.isArray()) {
      return value
          .valueStream()
          .map(KerasVocabulary::python)
          .collect(Collectors.joining(", ", "(", ")"));
    }
    return value.toString();
  }
}
