package io.millrace.keras.python;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code value.name}: what a value has is listed here and in its host, and nowhere else. */
final class Attributes {
  private Attributes() {}

  static PythonValue get(PythonValue value, String name, Site site) {
    if (value instanceof Unknown) {
      return value;
    }
    if (value instanceof HostValue host) {
      return host.attribute(name, site);
    }
    PythonValue found = find(value, name);
    if (found == null) {
      throw new SourceException(
          site,
          "a value of type '" + value.typeName() + "' has no attribute " + Quoted.of(name),
          Suggestion.didYouMean(name, names(value)));
    }
    return found;
  }

  private static @Nullable PythonValue find(PythonValue value, String name) {
    if (value instanceof PythonString text) {
      return StringMethods.TABLE.bind(text.value(), name);
    }
    if (value instanceof PythonList list) {
      return ListMethods.TABLE.bind(list, name);
    }
    if (value instanceof PythonTuple tuple) {
      return ListMethods.OF_TUPLES.bind(tuple, name);
    }
    if (value instanceof PythonDict dict) {
      return DictMethods.TABLE.bind(dict, name);
    }
    if (value instanceof PythonFloat number) {
      return NumberMethods.OF_FLOATS.bind(number.value(), name);
    }
    return value instanceof PythonRange range ? ofRange(range, name) : null;
  }

  private static @Nullable PythonValue ofRange(PythonRange range, String name) {
    return switch (name) {
      case "start" -> new PythonInt(range.start());
      case "stop" -> new PythonInt(range.stop());
      case "step" -> new PythonInt(range.step());
      default -> null;
    };
  }

  private static Set<String> names(PythonValue value) {
    if (value instanceof PythonString) {
      return StringMethods.TABLE.names();
    }
    if (value instanceof PythonList) {
      return ListMethods.TABLE.names();
    }
    if (value instanceof PythonTuple) {
      return ListMethods.OF_TUPLES.names();
    }
    return value instanceof PythonDict ? DictMethods.TABLE.names() : Set.of();
  }
}
