package io.millrace.keras.python;

import java.util.List;
import java.util.function.Consumer;

/** Stands for a statement that could not be read: what it would have bound is unknown. */
record BrokenStatement(Site site, List<String> names) implements Statement {
  BrokenStatement {
    names = List.copyOf(names);
  }

  @Override
  public Flow run(Frame frame) {
    names.forEach(name -> frame.scope().bind(name, Unknown.UNKNOWN));
    return Flow.NEXT;
  }

  @Override
  public void bindings(Consumer<String> consumer) {
    names.forEach(consumer);
  }
}
