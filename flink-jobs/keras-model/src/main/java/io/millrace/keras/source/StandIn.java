package io.millrace.keras.source;

import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.HostValue;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A module, class or function that is not here. It may be imported and named; using it is refused.
 *
 * @param name with dots
 * @param hint what to use instead, found when it is needed
 */
record StandIn(String name, Supplier<@Nullable String> hint) implements HostValue {
  private static final int MAX_NAME = 200;

  StandIn(String name, @Nullable String hint) {
    this(name, () -> hint);
  }

  @Override
  public String typeName() {
    return name;
  }

  @Override
  public PythonValue attribute(String attribute, Site site) {
    return name.length() > MAX_NAME ? this : new StandIn(name + "." + attribute, hint);
  }

  @Override
  public void setAttribute(String attribute, PythonValue value, Site site) {
    throw refuse(site);
  }

  @Override
  public PythonValue call(Arguments arguments, Site site) {
    throw refuse(site);
  }

  @Override
  public PythonValue item(PythonValue key, Site site) {
    throw refuse(site);
  }

  @Override
  public List<PythonValue> items(Site site) {
    throw refuse(site);
  }

  @Override
  public boolean truth(Site site) {
    throw refuse(site);
  }

  @Override
  public PythonValue enter(Site site) {
    throw refuse(site);
  }

  private SourceException refuse(Site site) {
    return new SourceException(
        site, "'" + name + "' is not available in a model's source", hint.get());
  }
}
