package io.millrace.keras.source;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.Suggestion;
import io.millrace.keras.python.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a callable takes.
 *
 * @param what it is called, for messages
 * @param parameters in order
 * @param keywords further ones that are only taken by name
 */
record Signature(String what, List<Parameter> parameters, List<String> keywords) {
  private static final int SHOWN = 24;

  Signature {
    parameters = List.copyOf(parameters);
    keywords = List.copyOf(keywords);
  }

  static Signature of(String what, Parameter... parameters) {
    return new Signature(what, List.of(parameters), List.of());
  }

  /** Reports every argument that does not fit, and binds the others. */
  Bound bind(Session session, Arguments arguments, Site site) {
    Map<String, Argument> values = new LinkedHashMap<>();
    boolean fit = bindPositional(session, arguments.positional(), values);
    for (Map.Entry<String, Argument> keyword : arguments.keywords().entrySet()) {
      fit &= bindKeyword(session, keyword.getKey(), keyword.getValue(), values);
    }
    boolean complete = requireGiven(session, values, fit, site);
    complete &= values.values().stream().noneMatch(a -> a.value() == Unknown.UNKNOWN);
    values.values().removeIf(argument -> argument.value() == Unknown.UNKNOWN);
    return new Bound(values, site, complete);
  }

  /** After an argument that does not fit, a missing one is probably the same one. */
  private boolean requireGiven(
      Session session, Map<String, Argument> values, boolean fit, Site site) {
    boolean complete = true;
    for (Parameter parameter : parameters) {
      if (parameter.required() && !values.containsKey(parameter.name())) {
        if (fit && complete) {
          session.fault(
              site,
              what + " needs the argument '" + parameter.name() + "', which is missing",
              null);
        }
        complete = false;
      }
    }
    return complete;
  }

  private boolean bindPositional(
      Session session, List<Argument> positional, Map<String, Argument> values) {
    for (int i = 0; i < Math.min(positional.size(), parameters.size()); i++) {
      values.put(parameters.get(i).name(), positional.get(i));
    }
    if (positional.size() <= parameters.size()) {
      return true;
    }
    session.fault(
        positional.get(parameters.size()).site(),
        what
            + " is given "
            + positional.size()
            + " arguments without a name; legal are at most "
            + parameters.size(),
        null);
    return false;
  }

  private boolean bindKeyword(
      Session session, String name, Argument argument, Map<String, Argument> values) {
    Set<String> legal = legal();
    if (!legal.contains(name)) {
      session.fault(
          argument.site(),
          what + " has no argument '" + shown(name) + "'; legal are " + listed(legal),
          Suggestion.didYouMean(name, legal));
      return false;
    }
    if (values.putIfAbsent(name, argument) != null) {
      session.fault(argument.site(), what + " is given the argument '" + name + "' twice", null);
    }
    return true;
  }

  private Set<String> legal() {
    Set<String> legal = new LinkedHashSet<>();
    parameters.forEach(parameter -> legal.add(parameter.name()));
    legal.addAll(keywords);
    return legal;
  }

  private static String shown(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }

  private static String listed(Set<String> legal) {
    List<String> names = new ArrayList<>(legal);
    return names.isEmpty()
        ? "none"
        : names.size() <= SHOWN
            ? String.join(", ", names)
            : String.join(", ", names.subList(0, SHOWN)) + ", …";
  }
}
