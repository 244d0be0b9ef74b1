package io.millrace.keras.python;

import java.util.function.Consumer;

/** {@code return value}. */
record Return(Site site, Expression value) implements Statement {
  @Override
  public Flow run(Frame frame) {
    frame.returnValue(frame.evaluate(value));
    return Flow.RETURN;
  }

  @Override
  public void bindings(Consumer<String> names) {
    // Binds no name.
  }
}
