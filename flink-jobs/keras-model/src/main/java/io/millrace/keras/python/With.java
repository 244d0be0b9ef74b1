package io.millrace.keras.python;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code with value as target: body}; only hosts can be entered. */
record With(Site site, List<Item> items, List<Statement> body) implements Statement {
  /**
   * @param target null without {@code as}
   */
  record Item(Expression value, @Nullable Target target) {}

  With {
    items = List.copyOf(items);
    body = List.copyOf(body);
  }

  @Override
  public Flow run(Frame frame) {
    for (Item item : items) {
      PythonValue entered = enter(frame.evaluate(item.value()), item.value().site());
      Target target = item.target();
      if (target != null) {
        target.assign(entered, frame);
      }
    }
    return frame.run(body);
  }

  private static PythonValue enter(PythonValue value, Site site) {
    if (value instanceof HostValue host) {
      return host.enter(site);
    }
    if (value instanceof Unknown) {
      return value;
    }
    throw new SourceException(
        site,
        "a value of type '" + value.typeName() + "' cannot be used in a 'with' statement",
        null);
  }

  @Override
  public void bindings(Consumer<String> names) {
    for (Item item : items) {
      if (item.target() != null) {
        item.target().bindings(names);
      }
    }
    body.forEach(inner -> inner.bindings(names));
  }
}
