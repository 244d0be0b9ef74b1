package io.millrace.keras.python;

import java.util.List;
import java.util.function.BiConsumer;

/** Values as text, as {@code str} and {@code repr} write them. */
final class Representation {
  private final Budget budget;
  private final Site site;
  private final StringBuilder text = new StringBuilder();

  Representation(Budget budget, Site site) {
    this.budget = budget;
    this.site = site;
  }

  String str(PythonValue value) {
    return value instanceof PythonString string ? string.value() : repr(value);
  }

  String repr(PythonValue value) {
    append(value, 0);
    budget.text(text.length(), site);
    return text.toString();
  }

  private void append(PythonValue value, int depth) {
    budget.step(site);
    if (depth > Limits.VALUE_DEPTH) {
      throw new LimitException(site, "a value that is written as text is nested too deeply");
    }
    if (value instanceof PythonList list) {
      append("[", list.items(), "]", depth);
    } else if (value instanceof PythonTuple tuple) {
      append("(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")", depth);
    } else if (value instanceof PythonDict dict) {
      append(dict, depth);
    } else {
      text.append(scalar(value));
    }
    budget.textLength(text.length(), site);
  }

  private void append(String open, List<PythonValue> items, String close, int depth) {
    join(open, items, close, (item, ignored) -> append(item, depth + 1));
  }

  private void append(PythonDict dict, int depth) {
    budget.steps(dict.size(), site);
    join(
        "{",
        dict.entries(),
        "}",
        (entry, ignored) -> {
          append(entry.key(), depth + 1);
          text.append(": ");
          append(entry.value(), depth + 1);
        });
  }

  private <T> void join(String open, List<T> items, String close, BiConsumer<T, Integer> item) {
    text.append(open);
    for (int i = 0; i < items.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      item.accept(items.get(i), i);
    }
    text.append(close);
  }

  private String scalar(PythonValue value) {
    if (value instanceof PythonString string) {
      return quoted(string.value());
    }
    if (value instanceof PythonInt integer) {
      return Long.toString(integer.value());
    }
    if (value instanceof PythonFloat number) {
      return FloatText.repr(number.value());
    }
    if (value instanceof PythonBool bool) {
      return bool.value() ? "True" : "False";
    }
    if (value instanceof PythonNone) {
      return "None";
    }
    if (value instanceof PythonEllipsis) {
      return "Ellipsis";
    }
    if (value instanceof PythonRange range) {
      return "range("
          + range.start()
          + ", "
          + range.stop()
          + (range.step() == 1 ? ")" : ", " + range.step() + ")");
    }
    if (value instanceof PythonFunction function) {
      return "<function " + function.name() + ">";
    }
    return value instanceof HostValue host ? host.representation() : "<" + value.typeName() + ">";
  }

  private String quoted(String value) {
    budget.text(value.length(), site);
    char quote = value.indexOf('\'') >= 0 && value.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder().append(quote);
    value.codePoints().forEach(c -> appendEscaped(c, quote, quoted));
    return quoted.append(quote).toString();
  }

  private static void appendEscaped(int c, char quote, StringBuilder into) {
    switch (c) {
      case '\n' -> into.append("\\n");
      case '\r' -> into.append("\\r");
      case '\t' -> into.append("\\t");
      case '\\' -> into.append("\\\\");
      default -> {
        if (c == quote) {
          into.append('\\').append(quote);
        } else if (c < ' ' || (c >= 0x7F && c <= 0xA0) || c == 0xAD) {
          into.append(String.format("\\x%02x", c));
        } else {
          into.appendCodePoint(c);
        }
      }
    }
  }
}
