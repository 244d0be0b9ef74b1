package io.millrace.keras.python;

import io.millrace.keras.python.StatementParser.Surroundings;
import io.millrace.keras.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads statements without blocks. */
final class SimpleParser {
  private static final Map<String, BinaryOperator> AUGMENTED =
      Map.ofEntries(
          Map.entry("+=", BinaryOperator.ADD),
          Map.entry("-=", BinaryOperator.SUBTRACT),
          Map.entry("*=", BinaryOperator.MULTIPLY),
          Map.entry("/=", BinaryOperator.DIVIDE),
          Map.entry("//=", BinaryOperator.FLOOR_DIVIDE),
          Map.entry("%=", BinaryOperator.MODULO),
          Map.entry("**=", BinaryOperator.POWER),
          Map.entry("@=", BinaryOperator.MATRIX_MULTIPLY),
          Map.entry("<<=", BinaryOperator.LEFT_SHIFT),
          Map.entry(">>=", BinaryOperator.RIGHT_SHIFT),
          Map.entry("&=", BinaryOperator.AND),
          Map.entry("|=", BinaryOperator.OR),
          Map.entry("^=", BinaryOperator.XOR));

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final Surroundings surroundings;
  private final ImportParser imports;

  SimpleParser(TokenStream tokens, ExpressionParser expressions, Surroundings surroundings) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.surroundings = surroundings;
    this.imports = new ImportParser(tokens);
  }

  Statement statement() {
    Site site = tokens.site();
    if (!tokens.at(Kind.KEYWORD)) {
      return assignmentOrExpression(site);
    }
    return switch (tokens.peek().text()) {
      case "pass" -> jump(site, Flow.NEXT);
      case "break" -> jump(site, Flow.BREAK);
      case "continue" -> jump(site, Flow.CONTINUE);
      case "return" -> returned(site);
      case "raise" -> raise(site);
      case "assert" -> assertion(site);
      case "import", "from" -> imports.statement(site);
      case "del" -> throw tokens.refuse("'del' is not supported", "leave the name as it is");
      case "global", "nonlocal" ->
          throw tokens.refuse(
              "'" + tokens.peek().text() + "' is not supported", "return the value and assign it");
      default -> assignmentOrExpression(site);
    };
  }

  private Statement jump(Site site, Flow flow) {
    if (flow != Flow.NEXT && surroundings.loops == 0) {
      throw tokens.refuse("'" + tokens.peek().text() + "' stands outside of a loop", "remove it");
    }
    tokens.take();
    return new Jump(site, flow);
  }

  private Statement returned(Site site) {
    if (surroundings.functions == 0) {
      throw tokens.refuse("'return' stands outside of a function", "assign to 'model' instead");
    }
    tokens.take();
    Expression value = endsLine() ? new Constant(site, PythonNone.NONE) : expressions.list();
    return new Return(site, value);
  }

  private Statement raise(Site site) {
    tokens.take();
    Expression error = endsLine() ? null : expressions.expression();
    if (tokens.accept("from")) {
      expressions.expression();
    }
    return new Raise(site, null, message(error));
  }

  /** What is raised is an exception, which has no meaning here except for its text. */
  private static @Nullable Expression message(@Nullable Expression error) {
    if (error instanceof CallExpression call) {
      return call.arguments().isEmpty() ? null : call.arguments().get(0).value();
    }
    return null;
  }

  private Statement assertion(Site site) {
    tokens.take();
    Expression condition = expressions.expression();
    Expression message = tokens.accept(",") ? expressions.expression() : null;
    return new Raise(site, condition, message);
  }

  private boolean endsLine() {
    return tokens.at(Kind.NEWLINE) || tokens.at(";");
  }

  private Statement assignmentOrExpression(Site site) {
    if (tokens.at("@")) {
      throw tokens.refuse("a decorator is not supported", "remove it and call the function");
    }
    Expression first = expressions.list();
    if (tokens.at("=")) {
      return assignment(site, first);
    }
    if (tokens.accept(":")) {
      return annotated(site, first);
    }
    BinaryOperator operator = tokens.at(Kind.OPERATOR) ? AUGMENTED.get(tokens.peek().text()) : null;
    if (operator == null) {
      return new ExpressionStatement(site, first);
    }
    Target target = Targets.of(first);
    if (target instanceof SequenceDisplay) {
      throw tokens.refuse("a list of names stands before '" + tokens.peek().text() + "'", null);
    }
    Site place = tokens.site(tokens.take());
    return new AugmentedAssignment(place, target, operator, expressions.list());
  }

  private Statement assignment(Site site, Expression first) {
    List<Target> targets = new ArrayList<>();
    Expression value = first;
    while (tokens.accept("=")) {
      targets.add(Targets.of(value));
      value = expressions.list();
    }
    if (value instanceof Starred) {
      throw new SourceException(value.site(), "'*' alone is no value", "write [*values]");
    }
    return new Assignment(site, targets, value);
  }

  private Statement annotated(Site site, Expression first) {
    Target target = Targets.of(first);
    expressions.expression();
    if (!tokens.accept("=")) {
      return new Jump(site, Flow.NEXT);
    }
    return new Assignment(site, List.of(target), expressions.list());
  }

  /** What to say when something stands behind a whole statement. */
  @Nullable String hint(List<Statement> statements) {
    Statement last = statements.get(statements.size() - 1);
    boolean named =
        last instanceof ExpressionStatement expression && expression.value() instanceof Name;
    if (!named) {
      return "is a comma, a bracket or an operator missing?";
    }
    String name = ((Name) ((ExpressionStatement) last).value()).name();
    return switch (name) {
      case "print" -> "write print(…)";
      case "exec" -> "code in text is not run";
      case "match" -> "write if and elif";
      default -> "is a comma, a bracket or an operator missing?";
    };
  }
}
