package io.millrace.keras.python;

import java.util.List;

/**
 * Operators of one rank between values, applied from left to right. A chain of any length is one
 * node, so that evaluating it needs no stack.
 */
record Operation(Site site, Expression first, List<Operand> rest) implements Expression {
  /**
   * @param site where the operator is
   */
  record Operand(Site site, BinaryOperator operator, Expression value) {}

  Operation {
    rest = List.copyOf(rest);
  }

  @Override
  public PythonValue evaluate(Frame frame) {
    PythonValue value = frame.evaluate(first);
    for (Operand operand : rest) {
      PythonValue right = frame.evaluate(operand.value());
      value = apply(operand, value, right, frame);
    }
    return value;
  }

  private static PythonValue apply(
      Operand operand, PythonValue left, PythonValue right, Frame frame) {
    try {
      return frame.interpreter().operate(operand.operator(), left, right, operand.site());
    } catch (SourceException refused) {
      frame.interpreter().report(refused.fault());
      return Unknown.UNKNOWN;
    }
  }
}
