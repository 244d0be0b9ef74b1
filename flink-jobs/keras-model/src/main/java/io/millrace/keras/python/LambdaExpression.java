package io.millrace.keras.python;

import java.util.List;

/** {@code lambda parameters: value}. */
record LambdaExpression(Site site, Parameters parameters, Expression value) implements Expression {
  @Override
  public PythonValue evaluate(Frame frame) {
    List<Statement> body = List.of(new Return(value.site(), value));
    return DefinedFunction.define("<lambda>", parameters, body, frame);
  }
}
