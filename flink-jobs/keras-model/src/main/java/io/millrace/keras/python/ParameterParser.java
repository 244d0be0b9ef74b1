package io.millrace.keras.python;

import io.millrace.keras.python.Parameters.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a function takes. */
final class ParameterParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final Set<String> names = new HashSet<>();
  private final List<Parameter> positional = new ArrayList<>();
  private final List<Parameter> keywordOnly = new ArrayList<>();
  private @Nullable String rest;
  private @Nullable String keywords;
  private int positionalOnly;
  private boolean starred;

  ParameterParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /**
   * @param end what stands behind the last parameter
   * @param annotated whether types may be given; they mean nothing
   */
  Parameters parameters(String end, boolean annotated) {
    while (!tokens.at(end)) {
      parameter(annotated);
      if (!tokens.at(end)) {
        tokens.expect(",", null);
      }
    }
    return new Parameters(positional, rest, keywordOnly, keywords, positionalOnly);
  }

  private void parameter(boolean annotated) {
    if (keywords != null) {
      throw tokens.refuse("nothing may stand behind '**" + keywords + "'", null);
    }
    if (tokens.accept("**")) {
      keywords = name(annotated);
    } else if (tokens.accept("*")) {
      star(annotated);
    } else if (tokens.accept("/")) {
      positionalOnly = positional.size();
    } else {
      named(annotated);
    }
  }

  private void star(boolean annotated) {
    if (starred) {
      throw tokens.refuse("'*' stands twice in one list of parameters", null);
    }
    starred = true;
    if (!tokens.at(",")) {
      rest = name(annotated);
    }
  }

  private void named(boolean annotated) {
    Site site = tokens.site();
    String name = name(annotated);
    Expression fallback = tokens.accept("=") ? expressions.expression() : null;
    boolean gap =
        !starred
            && fallback == null
            && !positional.isEmpty()
            && positional.get(positional.size() - 1).fallback() != null;
    if (gap) {
      throw new SourceException(
          site,
          "parameter " + Quoted.of(name) + " without a default stands behind one with a default",
          null);
    }
    (starred ? keywordOnly : positional).add(new Parameter(site, name, fallback));
  }

  private String name(boolean annotated) {
    Site site = tokens.site();
    String name = tokens.name("the name of a parameter").text();
    if (!names.add(name)) {
      throw new SourceException(site, "parameter " + Quoted.of(name) + " is given twice", null);
    }
    if (annotated && tokens.accept(":")) {
      expressions.expression();
    }
    return name;
  }
}
