package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonDict;
import io.millrace.keras.python.PythonFunction;
import io.millrace.keras.python.PythonNone;
import io.millrace.keras.python.PythonSequence;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import io.millrace.keras.python.Unknown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code model.compile()} was called with.
 *
 * @param json as Keras writes it
 * @param place of the call, with those of the arguments
 * @param refused members whose arguments have faults or could not be computed
 */
record CompileCall(ObjectNode json, Place place, Set<String> refused) {
  private static final JsonNode NONE = NODES.nullNode();
  private static final int MAX_DEPTH = 5;
  static final Signature SIGNATURE =
      new Signature(
          "compile",
          List.of(
              new Parameter("optimizer", NODES.stringNode("rmsprop")),
              new Parameter("loss", NONE),
              new Parameter("loss_weights", NONE),
              new Parameter("metrics", NONE),
              new Parameter("weighted_metrics", NONE)),
          List.of("run_eagerly", "steps_per_execution", "jit_compile", "auto_scale_loss"));

  static CompileCall of(Session session, Arguments arguments, Site site) {
    Bound bound = SIGNATURE.bind(session, metricsAsThird(arguments), site);
    Place place = new Place(site);
    ObjectNode json = NODES.objectNode();
    Writer writer = new Writer(session, bound, place, new HashSet<>());
    addUnknown(session, bound, arguments, writer.refused());
    json.set("optimizer", writer.optimizer());
    json.set("loss", writer.objects("loss"));
    json.set("loss_weights", writer.objects("loss_weights"));
    json.set("metrics", writer.list("metrics"));
    json.set("weighted_metrics", writer.list("weighted_metrics"));
    json.put("run_eagerly", false).put("steps_per_execution", 1).put("jit_compile", false);
    return new CompileCall(json, place, Set.copyOf(writer.refused()));
  }

  private static void addUnknown(
      Session session, Bound bound, Arguments arguments, Set<String> refused) {
    if (session.isFaulty() && bound.get("loss") == null) {
      // The missing loss may be an argument that was refused.
      refused.add("loss");
    }
    List<Argument> positional = arguments.positional();
    for (int i = 0; i < Math.min(positional.size(), SIGNATURE.parameters().size()); i++) {
      if (isUnknown(positional.get(i))) {
        refused.add(SIGNATURE.parameters().get(i).name());
      }
    }
    arguments
        .keywords()
        .forEach(
            (name, argument) -> {
              if (isUnknown(argument)) {
                refused.add(name);
              }
            });
  }

  private static boolean isUnknown(Argument argument) {
    return Arguments.of(argument.site(), argument.value()).hasUnknown();
  }

  /** Whether a violation is about a member that is faulty already. */
  boolean isConsequence(String pointer) {
    return refused.stream().anyMatch(name -> pointer.startsWith("/compile_config/" + name));
  }

  /** In Keras 2 the third argument without a name was metrics, in Keras 3 it is loss_weights. */
  private static Arguments metricsAsThird(Arguments given) {
    List<Argument> positional = given.positional();
    if (positional.size() < 3 || !isMetrics(positional.get(2).value())) {
      return given;
    }
    Map<String, Argument> keywords = new LinkedHashMap<>(given.keywords());
    List<Argument> first = new ArrayList<>(positional.subList(0, 2));
    keywords.put("metrics", positional.get(2));
    if (positional.size() > 3) {
      keywords.put("loss_weights", positional.get(3));
    }
    return new Arguments(first, keywords);
  }

  private static boolean isMetrics(PythonValue value) {
    if (value instanceof PythonSequence list) {
      return list.items().stream().anyMatch(CompileCall::isMetrics);
    }
    return value instanceof PythonString
        || value instanceof FunctionReference
        || value instanceof KerasObject object && object.section() == Section.METRICS;
  }

  /** Writes the arguments of one call. */
  private record Writer(Session session, Bound bound, Place place, Set<String> refused) {
    JsonNode optimizer() {
      ObjectMaker maker = new ObjectMaker(session);
      PythonValue value = bound.value("optimizer");
      Site site = bound.site("optimizer");
      place.with("optimizer", site);
      try {
        if (value == null) {
          return maker.byName(Section.OPTIMIZERS, "rmsprop", site).json();
        }
        if (value instanceof PythonString text) {
          return maker
              .byName(Section.OPTIMIZERS, text.value().toLowerCase(java.util.Locale.ROOT), site)
              .json();
        }
        if (value instanceof ObjectClass type) {
          return maker.make(type.schema(), Arguments.of(site), site).json();
        }
        if (value instanceof KerasObject object && object.section() == Section.OPTIMIZERS) {
          place.with("optimizer", object.place());
          return object.json();
        }
        throw new SourceException(
            site,
            "'optimizer' is a value of type '"
                + value.typeName()
                + "'; legal is a name or an object of keras.optimizers",
            "for example optimizer='adam'");
      } catch (SourceException e) {
        return refuse("optimizer", e);
      }
    }

    JsonNode objects(String parameter) {
      Argument argument = bound.get(parameter);
      if (argument == null) {
        return NONE;
      }
      Place own = new Place(argument.site());
      place.with(parameter, own);
      try {
        return write(argument.value(), argument.site(), own, 0);
      } catch (SourceException e) {
        return refuse(parameter, e);
      }
    }

    /** One metric is a list of one. */
    JsonNode list(String parameter) {
      JsonNode written = objects(parameter);
      if (written.isString() || written.isObject() && written.has("class_name")) {
        return NODES.arrayNode().add(written);
      }
      return written;
    }

    private JsonNode refuse(String parameter, SourceException e) {
      refused.add(parameter);
      session.fault(e.fault().site(), e.fault().message(), e.fault().hint());
      return NONE;
    }

    private JsonNode write(PythonValue value, Site site, Place own, int depth) {
      if (value == Unknown.UNKNOWN || value == PythonNone.NONE || depth > MAX_DEPTH) {
        return NONE;
      }
      if (value instanceof ObjectClass type) {
        return new ObjectMaker(session).make(type.schema(), Arguments.of(site), site).json();
      }
      if (value instanceof PythonSequence sequence) {
        ArrayNode array = NODES.arrayNode();
        for (PythonValue item : sequence.items()) {
          array.add(write(item, site, placed(own, String.valueOf(array.size()), item), depth + 1));
        }
        return array;
      }
      if (value instanceof PythonDict dict) {
        ObjectNode object = NODES.objectNode();
        for (PythonDict.Entry entry : dict.entries()) {
          String key = entry.key() instanceof PythonString text ? text.value() : "?";
          object.set(key, write(entry.value(), site, placed(own, key, entry.value()), depth + 1));
        }
        return object;
      }
      if (value instanceof KerasObject object && depth == 0) {
        place.with(nameOf(own), object.place());
      }
      if (value instanceof PythonFunction function) {
        throw new SourceException(
            site,
            "the function '"
                + function.name()
                + "' of the source is given to compile; legal are"
                + " names and objects of keras.losses and keras.metrics",
            "functions of one's own cannot become part of a model");
      }
      return PlainJson.of(value, site);
    }

    private String nameOf(Place own) {
      return List.of("loss", "loss_weights", "metrics", "weighted_metrics").stream()
          .filter(name -> place.member(name) == own)
          .findFirst()
          .orElse("");
    }

    private static Place placed(Place own, String key, PythonValue item) {
      if (item instanceof KerasObject object) {
        own.with(key, object.place());
      }
      return own.member(key);
    }
  }
}
