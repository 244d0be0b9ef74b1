package io.millrace.keras.python;

/** Decides whether something may stand left of {@code =}. */
final class Targets {
  private Targets() {}

  static Target of(Expression expression) {
    if (expression instanceof Starred) {
      throw refuse(expression, "'*' alone");
    }
    return part(expression);
  }

  private static Target part(Expression expression) {
    if (expression instanceof SequenceDisplay display) {
      return display(display);
    }
    if (expression instanceof Starred starred) {
      part(starred.value());
      return starred;
    }
    if (expression instanceof Target target) {
      return target;
    }
    throw refuse(expression, described(expression));
  }

  private static Target display(SequenceDisplay display) {
    long stars = display.items().stream().filter(Starred.class::isInstance).count();
    if (stars > 1) {
      throw refuse(display, "a list with two '*'");
    }
    display.items().forEach(Targets::part);
    return display;
  }

  private static String described(Expression expression) {
    if (expression instanceof CallExpression) {
      return "a call";
    }
    return expression instanceof Constant ? "a fixed value" : "an expression";
  }

  private static SourceException refuse(Expression expression, String found) {
    return new SourceException(
        expression.site(),
        found + " cannot be assigned to",
        "left of '=' stands a name; '==' compares");
  }
}
