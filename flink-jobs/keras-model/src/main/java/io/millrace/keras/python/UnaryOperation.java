package io.millrace.keras.python;

/** {@code -value}, {@code +value}, {@code ~value} or {@code not value}. */
record UnaryOperation(Site site, Kind kind, Expression value) implements Expression {
  enum Kind {
    MINUS("-"),
    PLUS("+"),
    INVERT("~"),
    NOT("not");

    private final String symbol;

    Kind(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }
  }

  @Override
  public PythonValue evaluate(Frame frame) {
    PythonValue operand = frame.evaluate(value);
    if (operand instanceof Unknown) {
      return Unknown.UNKNOWN;
    }
    if (kind == Kind.NOT) {
      return PythonBool.of(!Truth.of(operand, site));
    }
    return Arithmetic.unary(kind, operand, site);
  }
}
