package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code [a, b]} or {@code (a, b)}. */
record SequenceDisplay(Site site, boolean tuple, List<Expression> items) implements Target {
  SequenceDisplay {
    items = List.copyOf(items);
  }

  @Override
  public PythonValue evaluate(Frame frame) {
    List<PythonValue> values = new ArrayList<>();
    for (Expression item : items) {
      if (item instanceof Starred starred) {
        PythonValue many = frame.evaluate(starred.value());
        if (many instanceof Unknown) {
          return Unknown.UNKNOWN;
        }
        values.addAll(frame.interpreter().items(many, item.site()));
      } else {
        values.add(frame.evaluate(item));
      }
      frame.budget().items(values.size(), 1, item.site());
    }
    return tuple ? new PythonTuple(values) : new PythonList(values);
  }

  @Override
  public void assign(PythonValue value, Frame frame) {
    if (value instanceof Unknown) {
      bindings(name -> frame.forget(name, site));
      return;
    }
    List<PythonValue> values = frame.interpreter().items(value, site);
    int star = star();
    boolean fits = star < 0 ? values.size() == items.size() : values.size() >= items.size() - 1;
    if (!fits) {
      throw new SourceException(
          site,
          values.size()
              + " values for "
              + (star < 0 ? "" : "at least ")
              + (star < 0 ? items.size() : items.size() - 1)
              + " names",
          null);
    }
    int rest = values.size() - items.size() + 1;
    for (int i = 0; i < items.size(); i++) {
      boolean behind = star >= 0 && i > star;
      PythonValue part =
          i == star
              ? new PythonList(values.subList(i, i + rest))
              : values.get(behind ? i + rest - 1 : i);
      ((Target) items.get(i)).assign(part, frame);
    }
  }

  private int star() {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Starred) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void bindings(Consumer<String> names) {
    for (Expression item : items) {
      if (item instanceof Target target) {
        target.bindings(names);
      }
    }
  }
}
