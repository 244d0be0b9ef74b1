package io.millrace.keras.python;

import java.util.List;

/**
 * {@code text.format(values)}; fields name a value by position or keyword and nothing within it.
 */
final class BraceFormat {
  private final Call call;
  private final StringBuilder formatted = new StringBuilder();
  private int next;

  BraceFormat(Call call) {
    this.call = call;
  }

  PythonValue format(String text) {
    int position = 0;
    while (position < text.length()) {
      char c = text.charAt(position);
      boolean doubled = position + 1 < text.length() && text.charAt(position + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        formatted.append(c);
        position += 2;
      } else if (c == '{') {
        int close = text.indexOf('}', position);
        if (close < 0) {
          throw call.refuse("'{' in text is not closed; '{{' is a brace");
        }
        field(text.substring(position + 1, close));
        position = close + 1;
      } else if (c == '}') {
        throw call.refuse("'}' in text closes nothing; '}}' is a brace");
      } else {
        formatted.append(c);
        position++;
      }
    }
    return call.text(formatted);
  }

  private void field(String field) {
    int colon = field.indexOf(':');
    String spec = colon < 0 ? "" : field.substring(colon + 1);
    String name = colon < 0 ? field : field.substring(0, colon);
    Character conversion = null;
    int mark = name.indexOf('!');
    if (mark >= 0) {
      conversion = conversion(name.substring(mark + 1));
      name = name.substring(0, mark);
    }
    if (spec.indexOf('{') >= 0) {
      throw call.refuse("a field within a format is not supported");
    }
    TextFormat format = new TextFormat(call.budget(), call.site());
    formatted.append(format.format(value(name), conversion, spec));
    call.budget().textLength(formatted.length(), call.site());
  }

  private char conversion(String conversion) {
    if (!List.of("r", "s", "a").contains(conversion)) {
      throw call.refuse("conversion " + Quoted.of(conversion) + "; legal are !r, !s and !a");
    }
    return conversion.charAt(0);
  }

  private PythonValue value(String name) {
    if (!name.chars().allMatch(c -> Characters.isNamePart((char) c))) {
      throw call.refuse(
          "field "
              + Quoted.of(name)
              + " in text; legal are positions and names, without '.' or"
              + " '['");
    }
    if (name.isEmpty()) {
      return positional(next++);
    }
    if (name.chars().allMatch(c -> Characters.isDigit((char) c))) {
      return positional(name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name));
    }
    PythonValue value = call.keyword(name);
    if (value == null) {
      throw call.refuse("no value with the name " + Quoted.of(name) + " is given");
    }
    return value;
  }

  private PythonValue positional(int index) {
    PythonValue value = call.optional(index);
    if (value == null) {
      throw call.refuse(
          "text asks for more values than the "
              + call.arguments().positional().size()
              + " that are given");
    }
    return value;
  }
}
