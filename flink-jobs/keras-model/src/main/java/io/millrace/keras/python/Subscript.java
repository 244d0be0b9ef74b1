package io.millrace.keras.python;

import java.util.function.Consumer;

/** {@code value[key]}. */
record Subscript(Site site, Expression value, Expression key) implements Target {
  @Override
  public PythonValue evaluate(Frame frame) {
    PythonValue owner = frame.evaluate(value);
    return subscripts(frame).get(owner, frame.evaluate(key));
  }

  @Override
  public void assign(PythonValue assigned, Frame frame) {
    PythonValue owner = frame.evaluate(value);
    subscripts(frame).set(owner, frame.evaluate(key), assigned);
  }

  private Subscripts subscripts(Frame frame) {
    return new Subscripts(frame.budget(), key.site());
  }

  @Override
  public void bindings(Consumer<String> names) {
    // Binds no name.
  }
}
