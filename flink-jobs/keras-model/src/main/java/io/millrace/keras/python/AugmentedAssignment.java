package io.millrace.keras.python;

import java.util.function.Consumer;

/** {@code target += value}; a list is extended in place. */
record AugmentedAssignment(Site site, Target target, BinaryOperator operator, Expression value)
    implements Statement {
  @Override
  public Flow run(Frame frame) {
    PythonValue old = frame.evaluate(target);
    PythonValue operand = frame.evaluate(value);
    if (operator == BinaryOperator.ADD
        && old instanceof PythonList list
        && !(operand instanceof Unknown)) {
      ListMethods.extend(list, operand, frame.interpreter(), value.site());
    } else {
      target.assign(frame.interpreter().operate(operator, old, operand, site), frame);
    }
    return Flow.NEXT;
  }

  @Override
  public void bindings(Consumer<String> names) {
    target.bindings(names);
  }
}
