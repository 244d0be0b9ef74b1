package io.millrace.keras.source;

import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.HostValue;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;

/** A class of Keras other than a layer: {@code keras.optimizers.Adam}. */
record ObjectClass(ObjectMaker maker, ClassSchema schema) implements HostValue {
  @Override
  public String typeName() {
    return "type";
  }

  @Override
  public PythonValue call(Arguments arguments, Site site) {
    return maker.make(schema, arguments, site);
  }

  @Override
  public String representation() {
    return "<class '" + schema.section().module() + "." + schema.name() + "'>";
  }
}
