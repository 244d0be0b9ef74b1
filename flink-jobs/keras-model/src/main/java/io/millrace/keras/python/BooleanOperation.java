package io.millrace.keras.python;

import java.util.List;

/** {@code a and b} or {@code a or b}: the first value that decides, else the last one. */
record BooleanOperation(Site site, boolean and, List<Expression> values) implements Expression {
  BooleanOperation {
    values = List.copyOf(values);
  }

  @Override
  public PythonValue evaluate(Frame frame) {
    PythonValue value = PythonNone.NONE;
    for (Expression expression : values) {
      value = frame.evaluate(expression);
      if (value instanceof Unknown || Truth.of(value, expression.site()) != and) {
        return value;
      }
    }
    return value;
  }
}
