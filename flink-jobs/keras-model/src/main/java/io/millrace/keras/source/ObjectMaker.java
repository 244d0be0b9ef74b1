package io.millrace.keras.source;

import static io.millrace.keras.source.PlainJson.NODES;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import io.millrace.keras.python.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes optimizers, losses, metrics and the like, from their classes and from their names. */
final class ObjectMaker {
  private final Session session;
  private final ConfigWriter writer;

  ObjectMaker(Session session) {
    this.session = session;
    this.writer = new ConfigWriter(session, this);
  }

  Session session() {
    return session;
  }

  ConfigWriter writer() {
    return writer;
  }

  /** {@code keras.optimizers.Adam(0.001)}. */
  KerasObject make(ClassSchema schema, Arguments arguments, Site site) {
    Arguments current = LegacyArguments.ofObject(session, schema, arguments);
    Bound bound =
        new Signature(schema.name(), schema.parameters(), List.of()).bind(session, current, site);
    Place place = new Place(site);
    ObjectNode config = writer.write(schema, bound, place.member("config"));
    return new KerasObject(schema.section(), schema.name(), json(schema, config), place);
  }

  private static ObjectNode json(ClassSchema schema, ObjectNode config) {
    ObjectNode json = NODES.objectNode();
    json.put("module", schema.section().module());
    json.put("class_name", schema.name());
    json.set("config", config);
    json.putNull("registered_name");
    return json;
  }

  /**
   * An argument that names an initializer, regularizer or constraint, or is one.
   *
   * @param place of the member's owner; gets the place of an object made here
   */
  JsonNode named(Section section, Argument argument, Place place, String member) {
    PythonValue value = argument.value();
    if (value instanceof PythonString text) {
      return byName(section, text.value(), argument.site()).json();
    }
    if (value instanceof ObjectClass type && type.schema().section() == section) {
      KerasObject made = make(type.schema(), Arguments.of(argument.site()), argument.site());
      place.with(member, made.place());
      return made.json();
    }
    if (value instanceof KerasObject object && object.section() == section) {
      return object.json();
    }
    throw new SourceException(
        argument.site(),
        "'"
            + member
            + "' is a value of type '"
            + value.typeName()
            + "'; legal is a name or an"
            + " object of "
            + section.module(),
        null);
  }

  /** The object that a name in quotes stands for. */
  KerasObject byName(Section section, String name, Site site) {
    String meaning = session.schema().meaning(section, name);
    ClassSchema schema = meaning == null ? null : classOf(section, meaning);
    if (schema == null) {
      Set<String> legal = new TreeSet<>(session.schema().legalStrings(section));
      legal.removeIf(other -> !Character.isLowerCase(other.charAt(0)) || isAbstract(other));
      throw new SourceException(
          site,
          "there is no "
              + section.noun()
              + " '"
              + shortened(name)
              + "'; legal are "
              + String.join(", ", legal),
          Suggestion.didYouMean(name, legal));
    }
    return make(schema, new Arguments(List.of(), Map.of()), site);
  }

  /** Base classes and wrappers, which name nothing. */
  private static boolean isAbstract(String name) {
    return Stream.of(Section.values()).anyMatch(section -> section.noun().equals(name))
        || Set.of("lossscaleoptimizer", "multioptimizer", "optimizermap", "stft").contains(name);
  }

  private @Nullable ClassSchema classOf(Section section, String name) {
    return session.schema().find(section, name).orElse(null);
  }

  private static String shortened(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }
}
