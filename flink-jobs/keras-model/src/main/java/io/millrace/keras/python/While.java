package io.millrace.keras.python;

import java.util.List;
import java.util.function.Consumer;

/** {@code while condition: body else: otherwise}. */
record While(Site site, Expression condition, List<Statement> body, List<Statement> otherwise)
    implements Statement {
  While {
    body = List.copyOf(body);
    otherwise = List.copyOf(otherwise);
  }

  @Override
  public Flow run(Frame frame) {
    while (true) {
      PythonValue decision = frame.evaluate(condition);
      if (decision instanceof Unknown) {
        frame.forget(List.of(this));
        return Flow.NEXT;
      }
      if (!Truth.of(decision, condition.site())) {
        return frame.run(otherwise);
      }
      Flow flow = frame.run(body);
      if (flow == Flow.RETURN) {
        return flow;
      }
      if (flow == Flow.BREAK) {
        return Flow.NEXT;
      }
    }
  }

  @Override
  public void bindings(Consumer<String> names) {
    body.forEach(inner -> inner.bindings(names));
    otherwise.forEach(inner -> inner.bindings(names));
  }
}
