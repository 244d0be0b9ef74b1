package io.millrace.keras.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** <code>{key: value, **more}</code>. */
record DictDisplay(Site site, List<Item> items) implements Expression {
  /**
   * @param key null for {@code **value}
   */
  record Item(@Nullable Expression key, Expression value) {}

  DictDisplay {
    items = List.copyOf(items);
  }

  @Override
  public PythonValue evaluate(Frame frame) {
    PythonDict dict = new PythonDict();
    boolean known = true;
    for (Item item : items) {
      known &= add(item, dict, frame);
    }
    return known ? dict : Unknown.UNKNOWN;
  }

  private boolean add(Item item, PythonDict dict, Frame frame) {
    Expression key = item.key();
    if (key == null) {
      PythonValue more = frame.evaluate(item.value());
      return Dicts.merge(dict, more, frame.budget(), item.value().site());
    }
    PythonValue keyValue = frame.evaluate(key);
    PythonValue value = frame.evaluate(item.value());
    if (keyValue instanceof Unknown) {
      return false;
    }
    Dicts.put(dict, new PythonDict.Entry(keyValue, value), frame.budget(), key.site());
    return true;
  }
}
