package io.millrace.keras.source;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The modules that hold one kind of object: {@code keras.layers}, {@code keras.losses}. */
final class SectionNames {
  private final ObjectMaker maker;
  private final KerasSchema schema = KerasSchema.standard();

  SectionNames(ObjectMaker maker) {
    this.maker = maker;
  }

  Namespace namespace(Section section) {
    return new Namespace(section.module())
        .withOthers(() -> names(section), name -> member(section, name))
        .with("get", new HostFunction("get", (arguments, site) -> get(section, arguments, site)));
  }

  private Set<String> names(Section section) {
    Set<String> names = new TreeSet<>(schema.names(section).keySet());
    names.addAll(schema.legalStrings(section));
    return names;
  }

  /** Null when there is none of that name. */
  private @Nullable PythonValue member(Section section, String name) {
    PythonValue type = type(section, name);
    if (type != null) {
      return type;
    }
    boolean reference =
        section == Section.LOSSES || section == Section.METRICS || section == Section.ACTIVATIONS;
    String meaning = schema.meaning(section, name);
    String function = schema.names(section).getOrDefault(name, meaning);
    if (function == null) {
      return null;
    }
    PythonValue meant = meaning == null ? null : type(section, meaning);
    boolean published = schema.names(section).containsKey(name);
    return reference && (published || meant == null)
        ? new FunctionReference(section, function)
        : meant;
  }

  private @Nullable PythonValue type(Section section, String name) {
    ClassSchema found = schema.find(section, name).orElse(null);
    if (found == null) {
      return null;
    }
    return section == Section.LAYERS ? new LayerClass(maker, found) : new ObjectClass(maker, found);
  }

  /** {@code keras.optimizers.get("adam")}. */
  private PythonValue get(Section section, Arguments arguments, Site site) {
    if (!arguments.positional().isEmpty()) {
      Argument first = arguments.positional().get(0);
      if (first.value() instanceof PythonString text) {
        PythonValue named = member(section, text.value());
        return named instanceof FunctionReference
            ? named
            : maker.byName(section, text.value(), first.site());
      }
      return first.value();
    }
    throw new io.millrace.keras.python.SourceException(
        site, "get needs the name of a " + section.noun(), null);
  }
}
