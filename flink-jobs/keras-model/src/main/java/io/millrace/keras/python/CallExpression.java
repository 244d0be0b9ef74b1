package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code function(…)}.
 *
 * @param site where the called name is
 */
record CallExpression(Site site, Expression function, List<Given> arguments) implements Expression {
  enum Kind {
    POSITIONAL,
    STAR,
    KEYWORD,
    DOUBLE_STAR
  }

  /** One argument as it is written. */
  record Given(Kind kind, @Nullable String name, Expression value) {}

  CallExpression {
    arguments = List.copyOf(arguments);
  }

  @Override
  public PythonValue evaluate(Frame frame) {
    PythonValue called = frame.evaluate(function);
    Arguments evaluated = arguments(frame);
    return evaluated == null ? Unknown.UNKNOWN : frame.interpreter().call(called, evaluated, site);
  }

  /** The arguments, or null if it is unknown how many there are. */
  private @Nullable Arguments arguments(Frame frame) {
    List<Argument> positional = new ArrayList<>();
    Map<String, Argument> keywords = new LinkedHashMap<>();
    boolean known = true;
    for (Given given : arguments) {
      PythonValue value = frame.evaluate(given.value());
      Site at = given.value().site();
      switch (given.kind()) {
        case POSITIONAL -> positional.add(new Argument(value, at));
        case KEYWORD -> keywords.put(String.valueOf(given.name()), new Argument(value, at));
        case STAR -> known &= spread(value, at, positional, frame);
        case DOUBLE_STAR -> known &= spreadNames(value, at, keywords, frame);
      }
    }
    return known ? new Arguments(positional, keywords) : null;
  }

  private static boolean spread(PythonValue value, Site at, List<Argument> into, Frame frame) {
    if (value instanceof Unknown) {
      return false;
    }
    for (PythonValue item : frame.interpreter().items(value, at)) {
      into.add(new Argument(item, at));
    }
    return true;
  }

  private static boolean spreadNames(
      PythonValue value, Site at, Map<String, Argument> into, Frame frame) {
    if (value instanceof Unknown) {
      return false;
    }
    if (!(value instanceof PythonDict dict)) {
      throw new SourceException(
          at,
          "'**' stands before a value of type '" + value.typeName() + "'; legal is a dict",
          null);
    }
    frame.budget().steps(dict.size(), at);
    for (PythonDict.Entry entry : dict.entries()) {
      if (!(entry.key() instanceof PythonString name)) {
        throw new SourceException(
            at,
            "a dict behind '**' has a key of type '" + entry.key().typeName() + "'; legal is text",
            null);
      }
      Interpreter.requireOrdinary(name.value(), at);
      if (into.putIfAbsent(name.value(), new Argument(entry.value(), at)) != null) {
        throw new SourceException(
            at, "argument " + Quoted.of(name.value()) + " is given twice", null);
      }
    }
    return true;
  }
}
