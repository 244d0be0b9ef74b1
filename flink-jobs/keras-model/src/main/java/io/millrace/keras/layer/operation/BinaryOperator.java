package io.millrace.keras.layer.operation;

/** What is done with two numbers; comparisons and logic give 1 for true and 0 for false. */
public enum BinaryOperator {
  ADD("Add"),
  SUBTRACT("Subtract"),
  MULTIPLY("Multiply"),
  DIVIDE("Divide"),
  TRUE_DIVIDE("TrueDivide"),
  POWER("Power"),
  MAXIMUM("Maximum"),
  MINIMUM("Minimum"),
  EQUAL("Equal"),
  NOT_EQUAL("NotEqual"),
  GREATER("Greater"),
  GREATER_EQUAL("GreaterEqual"),
  LESS("Less"),
  LESS_EQUAL("LessEqual"),
  LOGICAL_AND("LogicalAnd"),
  LOGICAL_OR("LogicalOr");

  private final String className;

  BinaryOperator(String className) {
    this.className = className;
  }

  /** Keras' class of the operation. */
  public String className() {
    return className;
  }
}
