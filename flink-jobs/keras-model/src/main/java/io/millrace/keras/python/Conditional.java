package io.millrace.keras.python;

/** {@code value if condition else other}. */
record Conditional(Site site, Expression condition, Expression value, Expression other)
    implements Expression {
  @Override
  public PythonValue evaluate(Frame frame) {
    PythonValue decision = frame.evaluate(condition);
    if (decision instanceof Unknown) {
      return Unknown.UNKNOWN;
    }
    return frame.evaluate(Truth.of(decision, condition.site()) ? value : other);
  }
}
