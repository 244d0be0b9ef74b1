package io.millrace.keras.python;

import java.util.List;

/**
 * The text that stands for a key: equal keys have equal texts. Keys that Python takes for equal, as
 * 1, 1.0 and True, have the same.
 */
final class DictKey {
  private static final double LONG_LIMIT = 0x1p63;

  private final Budget budget;
  private final Site site;

  DictKey(Budget budget, Site site) {
    this.budget = budget;
    this.site = site;
  }

  static String ofText(String text) {
    return "s" + text;
  }

  String of(PythonValue key) {
    StringBuilder text = new StringBuilder();
    append(key, text, 0);
    budget.text(text.length(), site);
    return text.toString();
  }

  private void append(PythonValue key, StringBuilder into, int depth) {
    budget.step(site);
    budget.textLength(into.length(), site);
    if (key instanceof PythonString text) {
      into.append(depth == 0 ? "s" : "s" + text.value().length() + ":").append(text.value());
    } else if (key instanceof PythonNone) {
      into.append("n");
    } else if (key instanceof PythonTuple tuple) {
      appendTuple(tuple.items(), into, depth);
    } else if (key instanceof PythonFloat number && !isWhole(number.value())) {
      into.append("f").append(number.value()).append(';');
    } else if (key instanceof PythonFloat number) {
      into.append("i").append((long) number.value()).append(';');
    } else if (Arithmetic.asInteger(key) != null) {
      into.append("i").append(Arithmetic.asInteger(key)).append(';');
    } else {
      throw new SourceException(
          site,
          "a value of type '"
              + key.typeName()
              + "' is a key of a dict; legal are text, numbers,"
              + " None and tuples of these",
          null);
    }
  }

  private void appendTuple(List<PythonValue> items, StringBuilder into, int depth) {
    if (depth == Limits.VALUE_DEPTH) {
      throw new LimitException(site, "a key of a dict is nested too deeply");
    }
    into.append("t").append(items.size()).append('(');
    items.forEach(item -> append(item, into, depth + 1));
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < LONG_LIMIT;
  }
}
