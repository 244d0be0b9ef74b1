package io.millrace.keras.python;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of a builtin, and its arguments in the order of its signature. */
final class Call {
  private final Interpreter interpreter;
  private final String name;
  private final Arguments arguments;
  private final Site site;
  private final @Nullable Argument[] bound;

  Call(Interpreter interpreter, String name, Arguments arguments, Site site) {
    this(interpreter, name, arguments, site, arguments.positional().toArray(Argument[]::new));
  }

  private Call(
      Interpreter interpreter,
      String name,
      Arguments arguments,
      Site site,
      @Nullable Argument[] bound) {
    this.interpreter = interpreter;
    this.name = name;
    this.arguments = arguments;
    this.site = site;
    this.bound = bound;
  }

  Call bound(int required, List<String> names) {
    List<Argument> positional = arguments.positional();
    if (positional.size() > names.size()) {
      throw refuse(positional.size() + " arguments are given; legal are at most " + names.size());
    }
    @Nullable Argument[] values = Arrays.copyOf(positional.toArray(Argument[]::new), names.size());
    for (Map.Entry<String, Argument> keyword : arguments.keywords().entrySet()) {
      int index = names.indexOf(keyword.getKey());
      if (index < 0 || values[index] != null) {
        throw refuse("argument " + Quoted.of(keyword.getKey()) + " does not fit");
      }
      values[index] = keyword.getValue();
    }
    for (int i = 0; i < required; i++) {
      if (values[i] == null) {
        throw refuse("argument '" + names.get(i) + "' is missing");
      }
    }
    return new Call(interpreter, name, arguments, site, values);
  }

  Interpreter interpreter() {
    return interpreter;
  }

  Budget budget() {
    return interpreter.budget();
  }

  Arguments arguments() {
    return arguments;
  }

  Site site() {
    return site;
  }

  boolean hasUnknown() {
    return Arrays.stream(bound)
            .anyMatch(argument -> argument != null && argument.value() instanceof Unknown)
        || arguments.keywords().values().stream()
            .anyMatch(argument -> argument.value() instanceof Unknown);
  }

  PythonValue value(int index) {
    PythonValue value = optional(index);
    if (value == null) {
      throw refuse("an argument is missing");
    }
    return value;
  }

  @Nullable PythonValue optional(int index) {
    Argument argument = index < bound.length ? bound[index] : null;
    return argument == null ? null : argument.value();
  }

  /** Of a variadic builtin. */
  @Nullable PythonValue keyword(String key) {
    Argument argument = arguments.keywords().get(key);
    return argument == null ? null : argument.value();
  }

  /** Of a variadic builtin: only these keywords are legal. */
  void allowKeywords(String... legal) {
    for (String key : arguments.keywords().keySet()) {
      if (!List.of(legal).contains(key)) {
        throw refuse("argument " + Quoted.of(key) + " does not fit");
      }
    }
  }

  String text(int index) {
    if (value(index) instanceof PythonString text) {
      return text.value();
    }
    throw refuse("a value of type '" + value(index).typeName() + "' is given; legal is text");
  }

  String text(int index, String fallback) {
    return optional(index) == null ? fallback : text(index);
  }

  long integer(int index) {
    Long integer = Arithmetic.asInteger(value(index));
    if (integer == null) {
      throw refuse(
          "a value of type '" + value(index).typeName() + "' is given; legal is a whole number");
    }
    return integer;
  }

  long integer(int index, long fallback) {
    PythonValue value = optional(index);
    return value == null || value instanceof PythonNone ? fallback : integer(index);
  }

  boolean truth(@Nullable PythonValue value) {
    return value != null && Truth.of(value, site);
  }

  List<PythonValue> items(int index) {
    return interpreter.items(value(index), site);
  }

  PythonString text(StringBuilder result) {
    return text(result.toString());
  }

  PythonString text(String result) {
    budget().text(result.length(), site);
    return new PythonString(result);
  }

  PythonList list(List<? extends PythonValue> result) {
    budget().items(result.size(), result.size(), site);
    return new PythonList(result);
  }

  SourceException refuse(String message) {
    return new SourceException(site, "'" + name + "': " + message, null);
  }
}
