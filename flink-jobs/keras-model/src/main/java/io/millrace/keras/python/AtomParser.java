package io.millrace.keras.python;

import io.millrace.keras.python.CallExpression.Given;
import io.millrace.keras.python.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads names, literals, brackets and what follows them: calls, attributes, keys. */
final class AtomParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;

  AtomParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Expression primary() {
    Expression value = atom();
    while (true) {
      Site site = tokens.site();
      if (tokens.accept(".")) {
        value = attribute(value);
      } else if (tokens.accept("(")) {
        boolean named = value instanceof Name || value instanceof Attribute;
        value =
            new CallExpression(named ? value.site() : site, value, tokens.nested(this::arguments));
      } else if (tokens.accept("[")) {
        value = new Subscript(site, value, tokens.nested(this::keys));
        tokens.expect("]", null);
      } else {
        return value;
      }
    }
  }

  private Expression attribute(Expression value) {
    Site site = tokens.site();
    if (!tokens.at(Kind.NAME)) {
      throw tokens.unexpected("the name of an attribute", null);
    }
    String name = tokens.take().text();
    // Printing versions is common in pasted code, and a host decides whether it knows one.
    if (!name.equals("__version__")) {
      Interpreter.requireOrdinary(name, site);
    }
    return new Attribute(site, value, name);
  }

  private List<Given> arguments() {
    List<Given> arguments = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (!tokens.accept(")")) {
      Site site = tokens.site();
      Given given = argument(arguments.isEmpty());
      if (given.kind() == CallExpression.Kind.POSITIONAL && !names.isEmpty()) {
        throw new SourceException(
            site, "an argument without a name stands behind one with a name", "write name=value");
      }
      if (given.name() != null && !names.add(given.name())) {
        throw new SourceException(
            given.value().site(), "argument " + Quoted.of(given.name()) + " is given twice", null);
      }
      arguments.add(given);
      if (!tokens.at(")")) {
        tokens.expect(",", "write a comma between arguments");
      }
    }
    return arguments;
  }

  private Given argument(boolean first) {
    if (tokens.accept("**")) {
      return new Given(CallExpression.Kind.DOUBLE_STAR, null, expressions.expression());
    }
    if (tokens.accept("*")) {
      return new Given(CallExpression.Kind.STAR, null, expressions.expression());
    }
    if (tokens.at(Kind.NAME) && tokens.peek(1).is("=")) {
      String name = tokens.name("an argument").text();
      tokens.take();
      return new Given(CallExpression.Kind.KEYWORD, name, expressions.expression());
    }
    Site site = tokens.site();
    Expression value = expressions.expression();
    if (tokens.at("for")) {
      value = generator(site, value, first);
    }
    return new Given(CallExpression.Kind.POSITIONAL, null, value);
  }

  private Expression generator(Site site, Expression value, boolean first) {
    if (!first) {
      throw tokens.refuse("'for' among several arguments", "write a list, [… for …]");
    }
    return new Comprehension(
        site, Comprehension.Kind.GENERATOR, null, value, expressions.clauses());
  }

  private Expression keys() {
    Site site = tokens.site();
    Expression first = key();
    if (!tokens.at(",")) {
      return first;
    }
    List<Expression> keys = new ArrayList<>(List.of(first));
    while (tokens.accept(",") && !tokens.at("]")) {
      keys.add(key());
    }
    return new SequenceDisplay(site, true, keys);
  }

  private Expression key() {
    Site site = tokens.site();
    Expression none = new Constant(site, PythonNone.NONE);
    Expression start = tokens.at(":") ? none : expressions.starred();
    if (!tokens.accept(":")) {
      return start;
    }
    Expression stop = endsKey() ? none : expressions.expression();
    Expression step = none;
    if (tokens.accept(":") && !endsKey()) {
      step = expressions.expression();
    }
    return new SliceExpression(site, start, stop, step);
  }

  private boolean endsKey() {
    return tokens.at(":") || tokens.at(",") || tokens.at("]");
  }

  private Expression atom() {
    Token token = tokens.peek();
    Site site = tokens.site(token);
    switch (token.kind()) {
      case NAME:
        return name(site);
      case NUMBER:
        tokens.take();
        return new Constant(site, NumberLiteral.value(token.text(), site));
      case STRING:
        return new TextParser(tokens).text();
      default:
        return token.kind() == Kind.KEYWORD ? keyword(site) : bracket(site);
    }
  }

  private Expression name(Site site) {
    boolean main =
        tokens.peek().text().equals("__name__")
            && tokens.peek(1).is("==")
            && tokens.peek(2).text().matches("['\"]__main__['\"]");
    if (main) {
      for (int i = 0; i < 3; i++) {
        tokens.take();
      }
      return new Constant(site, PythonBool.TRUE);
    }
    return new Name(site, tokens.name("a name").text());
  }

  private Expression keyword(Site site) {
    PythonValue value =
        switch (tokens.peek().text()) {
          case "None" -> PythonNone.NONE;
          case "True" -> PythonBool.TRUE;
          case "False" -> PythonBool.FALSE;
          case "yield", "await" ->
              throw tokens.refuse(
                  "'" + tokens.peek().text() + "' is not supported", "return a list instead");
          default -> throw tokens.unexpected("a value", null);
        };
    tokens.take();
    return new Constant(site, value);
  }

  private Expression bracket(Site site) {
    if (tokens.accept("...")) {
      return new Constant(site, PythonEllipsis.ELLIPSIS);
    }
    tokens.enter();
    Expression value;
    if (tokens.accept("(")) {
      value = parenthesis(site);
    } else if (tokens.accept("[")) {
      value = list(site);
    } else if (tokens.accept("{")) {
      value = new DictParser(tokens, expressions).dict(site);
    } else {
      throw tokens.unexpected("a value", null);
    }
    tokens.leave();
    return value;
  }

  private Expression parenthesis(Site site) {
    if (tokens.accept(")")) {
      return new SequenceDisplay(site, true, List.of());
    }
    Expression value = expressions.list();
    if (tokens.at("for")) {
      throw tokens.refuse(
          "a generator outside of a call is not supported", "write a list, [… for …]");
    }
    tokens.expect(")", "is a comma or an operator missing?");
    return value;
  }

  private Expression list(Site site) {
    List<Expression> items = new ArrayList<>();
    while (!tokens.accept("]")) {
      items.add(expressions.starred());
      if (tokens.at("for") && items.size() == 1) {
        return comprehension(site, items.get(0));
      }
      if (!tokens.at("]")) {
        tokens.expect(",", "write a comma between the items of a list");
      }
    }
    return new SequenceDisplay(site, false, items);
  }

  private Expression comprehension(Site site, Expression value) {
    List<Comprehension.Clause> clauses = expressions.clauses();
    tokens.expect("]", null);
    return new Comprehension(site, Comprehension.Kind.LIST, null, value, clauses);
  }
}
