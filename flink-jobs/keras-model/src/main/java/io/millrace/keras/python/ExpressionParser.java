package io.millrace.keras.python;

import io.millrace.keras.python.Operation.Operand;
import io.millrace.keras.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads expressions: operators here, what they stand between in {@link AtomParser}. */
final class ExpressionParser {
  /** Operators by rank, the loosest first. */
  private static final List<Map<String, BinaryOperator>> RANKS =
      List.of(
          Map.of("|", BinaryOperator.OR),
          Map.of("^", BinaryOperator.XOR),
          Map.of("&", BinaryOperator.AND),
          Map.of("<<", BinaryOperator.LEFT_SHIFT, ">>", BinaryOperator.RIGHT_SHIFT),
          Map.of("+", BinaryOperator.ADD, "-", BinaryOperator.SUBTRACT),
          Map.of(
              "*", BinaryOperator.MULTIPLY,
              "/", BinaryOperator.DIVIDE,
              "//", BinaryOperator.FLOOR_DIVIDE,
              "%", BinaryOperator.MODULO,
              "@", BinaryOperator.MATRIX_MULTIPLY));

  private static final Map<String, ComparisonOperator> COMPARISONS =
      Map.of(
          "==", ComparisonOperator.EQUAL,
          "!=", ComparisonOperator.NOT_EQUAL,
          "<", ComparisonOperator.LESS,
          "<=", ComparisonOperator.LESS_OR_EQUAL,
          ">", ComparisonOperator.GREATER,
          ">=", ComparisonOperator.GREATER_OR_EQUAL,
          "in", ComparisonOperator.IN);
  private static final Map<String, UnaryOperation.Kind> SIGNS =
      Map.of(
          "-", UnaryOperation.Kind.MINUS,
          "+", UnaryOperation.Kind.PLUS,
          "~", UnaryOperation.Kind.INVERT);

  private final TokenStream tokens;
  private final AtomParser atoms;

  ExpressionParser(TokenStream tokens) {
    this.tokens = tokens;
    this.atoms = new AtomParser(tokens, this);
  }

  /** Values with commas between them, which make a tuple. */
  Expression list() {
    Site site = tokens.site();
    Expression first = starred();
    if (!tokens.at(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.accept(",") && !endsList()) {
      items.add(starred());
    }
    return new SequenceDisplay(site, true, items);
  }

  private boolean endsList() {
    Token next = tokens.peek();
    return next.kind() == Kind.NEWLINE
        || next.kind() == Kind.END
        || (next.kind() == Kind.OPERATOR && ")]}=:;".contains(next.text()))
        || next.is("in");
  }

  /** A value, or {@code *values}. */
  Expression starred() {
    Site site = tokens.site();
    return tokens.accept("*") ? new Starred(site, binary(0)) : expression();
  }

  Expression expression() {
    if (tokens.at("lambda")) {
      return tokens.nested(this::lambda);
    }
    Expression value = disjunction();
    if (tokens.accept("if")) {
      Expression condition = disjunction();
      tokens.expect("else", "write 'a if condition else b'");
      return new Conditional(value.site(), condition, value, tokens.nested(this::expression));
    }
    if (tokens.at(":=")) {
      throw tokens.refuse(
          "':=' is not supported", "assign with '=' in a line of its own before this one");
    }
    return value;
  }

  private Expression lambda() {
    Site site = tokens.site();
    tokens.take();
    Parameters parameters = new ParameterParser(tokens, this).parameters(":", false);
    tokens.expect(":", "write 'lambda x: value'");
    Expression value = expression();
    Statement body = new Return(value.site(), value);
    return new LambdaExpression(site, FunctionCode.of("<lambda>", parameters, List.of(body)));
  }

  Expression disjunction() {
    Expression first = conjunction();
    if (!tokens.at("or")) {
      return first;
    }
    List<Expression> values = new ArrayList<>(List.of(first));
    while (tokens.accept("or")) {
      values.add(conjunction());
    }
    return new BooleanOperation(first.site(), false, values);
  }

  private Expression conjunction() {
    Expression first = inversion();
    if (!tokens.at("and")) {
      return first;
    }
    List<Expression> values = new ArrayList<>(List.of(first));
    while (tokens.accept("and")) {
      values.add(inversion());
    }
    return new BooleanOperation(first.site(), true, values);
  }

  private Expression inversion() {
    Site site = tokens.site();
    if (!tokens.accept("not")) {
      return comparison();
    }
    Expression value = tokens.nested(this::inversion);
    return new UnaryOperation(site, UnaryOperation.Kind.NOT, value);
  }

  private Expression comparison() {
    Expression first = binary(0);
    List<Comparison.Link> links = new ArrayList<>();
    Site site = tokens.site();
    ComparisonOperator operator = comparisonOperator();
    while (operator != null) {
      links.add(new Comparison.Link(site, operator, binary(0)));
      site = tokens.site();
      operator = comparisonOperator();
    }
    return links.isEmpty() ? first : new Comparison(first.site(), first, links);
  }

  private @Nullable ComparisonOperator comparisonOperator() {
    if (tokens.accept("is")) {
      return tokens.accept("not") ? ComparisonOperator.IS_NOT : ComparisonOperator.IS;
    }
    if (tokens.at("not") && tokens.peek(1).is("in")) {
      tokens.take();
      tokens.take();
      return ComparisonOperator.NOT_IN;
    }
    Token next = tokens.peek();
    ComparisonOperator operator = next.kind() == Kind.STRING ? null : COMPARISONS.get(next.text());
    if (operator != null) {
      tokens.take();
    }
    return operator;
  }

  /** Operators of a rank or a tighter one; a chain of one rank is one node. */
  Expression binary(int loosest) {
    Expression value = factor();
    int rank = rank();
    while (rank >= loosest) {
      List<Operand> rest = new ArrayList<>();
      int chain = rank;
      while (rank == chain) {
        Token operator = tokens.take();
        Expression right = binary(chain + 1);
        rest.add(new Operand(tokens.site(operator), RANKS.get(chain).get(operator.text()), right));
        rank = rank();
      }
      value = new Operation(value.site(), value, rest);
    }
    return value;
  }

  /** Rank of the operator that comes next, or -1. */
  private int rank() {
    if (tokens.at(Kind.OPERATOR)) {
      for (int rank = 0; rank < RANKS.size(); rank++) {
        if (RANKS.get(rank).containsKey(tokens.peek().text())) {
          return rank;
        }
      }
    }
    return -1;
  }

  private Expression factor() {
    Site site = tokens.site();
    UnaryOperation.Kind sign = tokens.at(Kind.OPERATOR) ? SIGNS.get(tokens.peek().text()) : null;
    if (sign == null) {
      return power();
    }
    tokens.take();
    Expression value = tokens.nested(this::factor);
    return new UnaryOperation(site, sign, value);
  }

  private Expression power() {
    Expression base = atoms.primary();
    Site site = tokens.site();
    if (!tokens.accept("**")) {
      return base;
    }
    Expression exponent = tokens.nested(this::factor);
    return new Operation(
        base.site(), base, List.of(new Operand(site, BinaryOperator.POWER, exponent)));
  }

  /** {@code for a in b if c for …}, from the first {@code for} on. */
  List<Comprehension.Clause> clauses() {
    List<Comprehension.Clause> clauses = new ArrayList<>();
    while (tokens.at("for")) {
      tokens.enter();
      clauses.add(clause());
    }
    if (tokens.at("async")) {
      throw tokens.refuse("'async' is not supported", null);
    }
    clauses.forEach(clause -> tokens.leave());
    return clauses;
  }

  private Comprehension.Clause clause() {
    tokens.expect("for", null);
    Target target = Targets.of(targetList());
    tokens.expect("in", "write 'for x in values'");
    Expression items = disjunction();
    List<Expression> conditions = new ArrayList<>();
    while (tokens.accept("if")) {
      conditions.add(disjunction());
    }
    return new Comprehension.Clause(target, items, conditions);
  }

  /** What stands between {@code for} and {@code in}. */
  Expression targetList() {
    Site site = tokens.site();
    Expression first = target();
    if (!tokens.at(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.accept(",") && !endsList()) {
      items.add(target());
    }
    return new SequenceDisplay(site, true, items);
  }

  Expression target() {
    Site site = tokens.site();
    return tokens.accept("*") ? new Starred(site, atoms.primary()) : atoms.primary();
  }
}
