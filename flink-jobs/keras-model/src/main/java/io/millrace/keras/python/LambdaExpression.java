package io.millrace.keras.python;

/** {@code lambda parameters: value}. */
record LambdaExpression(Site site, FunctionCode code) implements Expression {
  @Override
  public PythonValue evaluate(Frame frame) {
    return DefinedFunction.define(code, frame);
  }
}
