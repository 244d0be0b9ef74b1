package io.millrace.keras.python;

/** An operator between two values that gives a value. */
public enum BinaryOperator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  FLOOR_DIVIDE("//"),
  MODULO("%"),
  POWER("**"),
  MATRIX_MULTIPLY("@"),
  LEFT_SHIFT("<<"),
  RIGHT_SHIFT(">>"),
  AND("&"),
  OR("|"),
  XOR("^");

  private final String symbol;

  BinaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** As it is written, e.g. {@code +}. */
  public String symbol() {
    return symbol;
  }
}
