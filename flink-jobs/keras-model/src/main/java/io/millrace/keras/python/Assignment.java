package io.millrace.keras.python;

import java.util.List;
import java.util.function.Consumer;

/** {@code a = b = value}. */
record Assignment(Site site, List<Target> targets, Expression value) implements Statement {
  Assignment {
    targets = List.copyOf(targets);
  }

  @Override
  public Flow run(Frame frame) {
    PythonValue assigned = frame.evaluate(value);
    for (Target target : targets) {
      target.assign(assigned, frame);
    }
    return Flow.NEXT;
  }

  @Override
  public void bindings(Consumer<String> names) {
    targets.forEach(target -> target.bindings(names));
  }
}
