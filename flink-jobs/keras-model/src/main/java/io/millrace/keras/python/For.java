package io.millrace.keras.python;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** {@code for target in items: body else: otherwise}. */
record For(
    Site site, Target target, Expression items, List<Statement> body, List<Statement> otherwise)
    implements Statement {
  For {
    body = List.copyOf(body);
    otherwise = List.copyOf(otherwise);
  }

  @Override
  public Flow run(Frame frame) {
    PythonValue values = frame.evaluate(items);
    if (values instanceof Unknown) {
      frame.forget(List.of(this));
      return Flow.NEXT;
    }
    Iterator<PythonValue> iterator = frame.interpreter().iterator(values, items.site());
    while (iterator.hasNext()) {
      target.assign(iterator.next(), frame);
      Flow flow = frame.run(body);
      if (flow == Flow.RETURN) {
        return flow;
      }
      if (flow == Flow.BREAK) {
        return Flow.NEXT;
      }
    }
    return frame.run(otherwise);
  }

  @Override
  public void bindings(Consumer<String> names) {
    target.bindings(names);
    body.forEach(inner -> inner.bindings(names));
    otherwise.forEach(inner -> inner.bindings(names));
  }
}
