package io.millrace.keras.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code text % values}. */
final class PercentFormat {
  private final Budget budget;
  private final Site site;
  private final String text;
  private final PythonValue values;
  private final List<PythonValue> given;
  private final StringBuilder formatted = new StringBuilder();
  private int next;
  private boolean named;

  PercentFormat(String text, PythonValue values, Budget budget, Site site) {
    this.text = text;
    this.values = values;
    this.given = values instanceof PythonTuple tuple ? tuple.items() : List.of(values);
    this.budget = budget;
    this.site = site;
  }

  PythonString format() {
    int position = 0;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c != '%') {
        formatted.append(c);
        position++;
      } else if (text.startsWith("%%", position)) {
        formatted.append('%');
        position += 2;
      } else {
        position = field(position + 1);
      }
    }
    if (next < given.size() && !named && !(values instanceof PythonDict)) {
      throw refuse("text asks for " + next + " values; behind '%' are " + given.size());
    }
    budget.text(formatted.length(), site);
    return new PythonString(formatted.toString());
  }

  /** Reads a field from behind its '%' on; returns the offset behind it. */
  private int field(int behind) {
    String name = name(text, behind);
    named |= name != null;
    int start = name == null ? behind : behind + name.length() + 2;
    int end = typeAt(text, start);
    PythonValue value = name == null ? nextGiven() : entry(values, name);
    formatted.append(one(value, text.substring(start, end), text.charAt(end)));
    budget.textLength(formatted.length(), site);
    return end + 1;
  }

  private PythonValue nextGiven() {
    if (next == given.size()) {
      throw refuse("text asks for more values than the " + given.size() + " behind '%'");
    }
    return given.get(next++);
  }

  private static @Nullable String name(String text, int start) {
    int end = text.indexOf(')', start);
    return start < text.length() && text.charAt(start) == '(' && end > 0
        ? text.substring(start + 1, end)
        : null;
  }

  private PythonValue entry(PythonValue values, String name) {
    PythonValue found = values instanceof PythonDict dict ? dict.get(name) : null;
    if (found == null) {
      throw refuse("key " + Quoted.of(name) + " is not in a dict behind '%'");
    }
    return found;
  }

  private int typeAt(String text, int start) {
    int position = start;
    while (position < text.length() && "-+ #0123456789.".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    if (position == text.length() || "sdirfFeEgGxXo".indexOf(text.charAt(position)) < 0) {
      throw refuse(Quoted.of("%" + text.substring(start)) + " in text is no format; '%%' is a '%'");
    }
    return position;
  }

  private String one(PythonValue value, String options, char type) {
    if (value instanceof Unknown) {
      return "";
    }
    TextFormat format = new TextFormat(budget, site);
    boolean text = type == 's' || type == 'r';
    boolean left = options.indexOf('-') >= 0;
    String rest = options.replace("-", "");
    String spec = (left ? "<" : text ? ">" : "") + (left && !text ? withoutZero(rest) : rest);
    if (text) {
      return format.format(value, type, spec);
    }
    boolean whole = "dixXo".indexOf(type) >= 0;
    PythonValue number = whole ? whole(value) : value;
    if (Arithmetic.asDouble(number) == null) {
      throw refuse("'%" + type + "' of a value of type '" + value.typeName() + "'");
    }
    return format.format(number, null, spec + (type == 'i' ? 'd' : type));
  }

  private static String withoutZero(String options) {
    return options.startsWith("0") ? options.substring(1) : options;
  }

  private PythonValue whole(PythonValue value) {
    if (value instanceof PythonFloat number && Math.abs(number.value()) < 0x1p63) {
      return new PythonInt((long) number.value());
    }
    return value;
  }

  private SourceException refuse(String message) {
    return new SourceException(site, message, null);
  }
}
