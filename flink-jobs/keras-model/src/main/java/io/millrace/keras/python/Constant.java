package io.millrace.keras.python;

/** A number, text, True, False, None or {@code ...}. */
record Constant(Site site, PythonValue value) implements Expression {
  @Override
  public PythonValue evaluate(Frame frame) {
    return value;
  }
}
