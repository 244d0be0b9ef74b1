package io.millrace.keras.python;

import java.util.function.Consumer;

/** A name. */
record Name(Site site, String name) implements Target {
  @Override
  public PythonValue evaluate(Frame frame) {
    return frame.interpreter().find(name, frame.scope(), site);
  }

  @Override
  public void assign(PythonValue value, Frame frame) {
    frame.scope().bind(name, value);
  }

  @Override
  public void bindings(Consumer<String> names) {
    names.accept(name);
  }
}
