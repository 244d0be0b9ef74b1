package io.millrace.keras.python;

import java.util.function.Consumer;

/** {@code def name(parameters): body}. */
record FunctionDefinition(Site site, FunctionCode code) implements Statement {
  @Override
  public Flow run(Frame frame) {
    frame.scope().bind(code.name(), DefinedFunction.define(code, frame));
    return Flow.NEXT;
  }

  @Override
  public void bindings(Consumer<String> names) {
    names.accept(code.name());
  }
}
