package io.millrace.keras.python;

import java.util.function.Consumer;

/** {@code *value} within a list, a tuple or an assignment's left side. */
record Starred(Site site, Expression value) implements Target {
  @Override
  public PythonValue evaluate(Frame frame) {
    throw new SourceException(
        site, "'*' stands outside of a list, tuple or call", "write [*values]");
  }

  @Override
  public void assign(PythonValue assigned, Frame frame) {
    if (value instanceof Target target) {
      target.assign(assigned, frame);
    }
  }

  @Override
  public void bindings(Consumer<String> names) {
    if (value instanceof Target target) {
      target.bindings(names);
    }
  }
}
