package io.millrace.keras.source;

import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.HostValue;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;

/** A function of Keras, TensorFlow or NumPy that can be called. */
record HostFunction(String name, Body body) implements HostValue {
  /** What it does. */
  interface Body {
    PythonValue call(Arguments arguments, Site site);
  }

  @Override
  public String typeName() {
    return "function";
  }

  @Override
  public PythonValue call(Arguments arguments, Site site) {
    return body.call(arguments, site);
  }

  @Override
  public String representation() {
    return "<function " + name + ">";
  }
}
