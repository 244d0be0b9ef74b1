package io.millrace.keras.python;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a call, in the order they are written.
 *
 * @param keywords by name
 */
public record Arguments(List<Argument> positional, Map<String, Argument> keywords) {
  public Arguments {
    positional = List.copyOf(positional);
    keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
  }

  /** Positional arguments that all stand at one place. */
  public static Arguments of(Site site, PythonValue... values) {
    return new Arguments(
        List.of(values).stream().map(value -> new Argument(value, site)).toList(), Map.of());
  }

  /** Whether an argument, or an item of a list, tuple or dict in it, is {@link Unknown}. */
  public boolean hasUnknown() {
    Search search = new Search();
    return positional.stream().anyMatch(argument -> search.finds(argument.value(), 0))
        || keywords.values().stream().anyMatch(argument -> search.finds(argument.value(), 0));
  }

  /** Ends after so many values, since lists may contain each other many times. */
  private static final class Search {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_VALUES = 10_000;

    private int values;

    boolean finds(PythonValue value, int depth) {
      if (value instanceof Unknown) {
        return true;
      }
      if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
        return false;
      }
      if (value instanceof PythonSequence sequence) {
        return sequence.items().stream().anyMatch(item -> finds(item, depth + 1));
      }
      return value instanceof PythonDict dict
          && dict.values().stream().anyMatch(item -> finds(item, depth + 1));
    }
  }
}
