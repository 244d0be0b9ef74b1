package io.millrace.keras.python;

import java.util.function.Consumer;

/**
 * {@code value.name}.
 *
 * @param site where the name is
 */
record Attribute(Site site, Expression value, String name) implements Target {
  @Override
  public PythonValue evaluate(Frame frame) {
    return frame.interpreter().attribute(frame.evaluate(value), name, site);
  }

  @Override
  public void assign(PythonValue assigned, Frame frame) {
    PythonValue owner = frame.evaluate(value);
    if (owner instanceof HostValue host) {
      host.setAttribute(name, assigned, site);
    } else if (!(owner instanceof Unknown)) {
      throw new SourceException(
          site,
          "attribute "
              + Quoted.of(name)
              + " of a value of type '"
              + owner.typeName()
              + "' cannot be set",
          null);
    }
  }

  @Override
  public void bindings(Consumer<String> names) {
    // Binds no name.
  }
}
