package io.millrace.keras.python;

import io.millrace.keras.python.Parameters.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A function of the program, with the names around its definition. */
final class DefinedFunction implements PythonFunction {
  private final FunctionCode code;
  private final String name;
  private final Parameters parameters;
  private final Frame around;
  private final Map<String, PythonValue> fallbacks = new HashMap<>();

  private DefinedFunction(FunctionCode code, Frame around) {
    this.code = code;
    this.name = code.name();
    this.parameters = code.parameters();
    this.around = around;
  }

  /** Evaluates the default values, as {@code def} does. */
  static DefinedFunction define(FunctionCode code, Frame frame) {
    DefinedFunction function = new DefinedFunction(code, frame);
    for (Parameter parameter : code.parameters().all()) {
      if (parameter.fallback() != null) {
        function.fallbacks.put(parameter.name(), frame.evaluate(parameter.fallback()));
      }
    }
    return function;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String typeName() {
    return "function";
  }

  PythonValue call(Arguments arguments, Site site) {
    Frame frame = around.inner(code.locals());
    frame.budget().steps(parameters.count(), site);
    bind(arguments, site, frame);
    frame.budget().enterCall(name, site);
    try {
      Flow flow = frame.run(code.body());
      return flow == Flow.RETURN ? frame.returned() : PythonNone.NONE;
    } catch (RaisedException raised) {
      return Unknown.UNKNOWN;
    } finally {
      frame.budget().leaveCall();
    }
  }

  private void bind(Arguments arguments, Site site, Frame frame) {
    Map<String, Argument> keywords = new LinkedHashMap<>(arguments.keywords());
    if (parameters.keywords() == null) {
      requireKnown(keywords);
    }
    bindPositional(arguments.positional(), keywords, site, frame);
    parameters.keywordOnly().forEach(parameter -> bindOne(parameter, keywords, site, frame));
    if (parameters.keywords() != null) {
      PythonDict rest = new PythonDict();
      keywords.forEach(
          (key, argument) ->
              Dicts.put(
                  rest,
                  new PythonDict.Entry(new PythonString(key), argument.value()),
                  frame.budget(),
                  site));
      frame.scope().bind(parameters.keywords(), rest);
    }
  }

  private void requireKnown(Map<String, Argument> keywords) {
    if (keywords.isEmpty()) {
      return;
    }
    List<String> known =
        parameters.all().stream().skip(parameters.positionalOnly()).map(Parameter::name).toList();
    for (Map.Entry<String, Argument> keyword : keywords.entrySet()) {
      if (!known.contains(keyword.getKey())) {
        throw new SourceException(
            keyword.getValue().site(),
            "function "
                + Quoted.of(name)
                + " has no argument "
                + Quoted.of(keyword.getKey())
                + "; legal are "
                + Quoted.brief(String.join(", ", known)),
            Suggestion.didYouMean(keyword.getKey(), known));
      }
    }
  }

  private void bindPositional(
      List<Argument> given, Map<String, Argument> keywords, Site site, Frame frame) {
    List<Parameter> positional = parameters.positional();
    for (int i = 0; i < positional.size(); i++) {
      Parameter parameter = positional.get(i);
      if (i >= given.size()) {
        bindOne(
            parameter, i < parameters.positionalOnly() ? new HashMap<>() : keywords, site, frame);
        continue;
      }
      if (i >= parameters.positionalOnly() && keywords.containsKey(parameter.name())) {
        throw new SourceException(
            keywords.get(parameter.name()).site(),
            "argument "
                + Quoted.of(parameter.name())
                + " of function "
                + Quoted.of(name)
                + " is given twice",
            null);
      }
      frame.scope().bind(parameter.name(), given.get(i).value());
    }
    bindRest(given.subList(Math.min(positional.size(), given.size()), given.size()), frame);
  }

  private void bindRest(List<Argument> given, Frame frame) {
    if (parameters.rest() != null) {
      List<PythonValue> values = new ArrayList<>(given.stream().map(Argument::value).toList());
      frame.scope().bind(parameters.rest(), new PythonTuple(values));
    } else if (!given.isEmpty()) {
      throw new SourceException(
          given.get(0).site(),
          "function "
              + Quoted.of(name)
              + " takes "
              + parameters.positional().size()
              + " arguments, and "
              + given.size()
              + " more are given",
          null);
    }
  }

  private void bindOne(
      Parameter parameter, Map<String, Argument> keywords, Site site, Frame frame) {
    Argument given = keywords.remove(parameter.name());
    PythonValue value = given != null ? given.value() : fallbacks.get(parameter.name());
    if (value == null) {
      throw new SourceException(
          site,
          "argument "
              + Quoted.of(parameter.name())
              + " of function "
              + Quoted.of(name)
              + " is missing",
          null);
    }
    frame.scope().bind(parameter.name(), value);
  }
}
