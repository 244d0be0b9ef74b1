package io.millrace.keras.source;

import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.HostValue;
import io.millrace.keras.python.PythonInt;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;

/**
 * An object that has no effect on what a model is: a distribution strategy, its scope, a callback.
 */
record Inert(String typeName) implements HostValue {
  @Override
  public PythonValue attribute(String name, Site site) {
    return switch (name) {
      case "num_replicas_in_sync" -> new PythonInt(1);
      case "scope" -> new HostFunction(name, (arguments, at) -> this);
      default -> HostValue.super.attribute(name, site);
    };
  }

  @Override
  public PythonValue enter(Site site) {
    return this;
  }

  /** Makes one: {@code tf.distribute.MirroredStrategy()}. */
  static HostFunction maker(String name) {
    return new HostFunction(name, (Arguments arguments, Site site) -> new Inert(name));
  }
}
