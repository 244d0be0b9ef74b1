package io.millrace.keras.python;

import java.util.function.Consumer;

/** {@code value[key]}. */
record Subscript(Site site, Expression value, Expression key) implements Target {
  @Override
  public PythonValue evaluate(Frame frame) {
    PythonValue owner = frame.evaluate(value);
    return Subscripts.get(owner, frame.evaluate(key), frame.interpreter(), key.site());
  }

  @Override
  public void assign(PythonValue assigned, Frame frame) {
    PythonValue owner = frame.evaluate(value);
    Subscripts.set(owner, frame.evaluate(key), assigned, frame.interpreter(), key.site());
  }

  @Override
  public void bindings(Consumer<String> names) {
    // Binds no name.
  }
}
