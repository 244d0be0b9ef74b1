package io.millrace.keras.python;

import java.util.List;
import java.util.function.Consumer;

/** {@code def name(parameters): body}. */
record FunctionDefinition(Site site, String name, Parameters parameters, List<Statement> body)
    implements Statement {
  FunctionDefinition {
    body = List.copyOf(body);
  }

  @Override
  public Flow run(Frame frame) {
    frame.scope().bind(name, DefinedFunction.define(name, parameters, body, frame));
    return Flow.NEXT;
  }

  @Override
  public void bindings(Consumer<String> names) {
    names.accept(name);
  }
}
