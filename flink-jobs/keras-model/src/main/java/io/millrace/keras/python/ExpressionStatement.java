package io.millrace.keras.python;

import java.util.function.Consumer;

/** An expression that stands for itself, such as a call or a comment in quotes. */
record ExpressionStatement(Site site, Expression value) implements Statement {
  @Override
  public Flow run(Frame frame) {
    frame.evaluate(value);
    return Flow.NEXT;
  }

  @Override
  public void bindings(Consumer<String> names) {
    // Binds no name.
  }
}
