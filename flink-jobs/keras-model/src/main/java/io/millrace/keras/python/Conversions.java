package io.millrace.keras.python;

import java.util.List;

/** Builtins that make a value of one type from another. */
final class Conversions {
  private Conversions() {}

  static PythonValue list(Call call) {
    return call.optional(0) == null ? new PythonList(List.of()) : new PythonList(call.items(0));
  }

  static PythonValue tuple(Call call) {
    return call.optional(0) == null ? new PythonTuple(List.of()) : new PythonTuple(call.items(0));
  }

  static PythonValue dict(Call call) {
    boolean unknown =
        call.arguments().positional().stream()
            .anyMatch(argument -> argument.value() instanceof Unknown);
    if (unknown) {
      return Unknown.UNKNOWN;
    }
    PythonDict dict = new PythonDict();
    Dicts.fill(dict, call);
    return dict;
  }

  static PythonValue text(Call call) {
    PythonValue value = call.optional(0);
    return new PythonString(
        value == null ? "" : new Representation(call.budget(), call.site()).str(value));
  }

  static PythonValue representation(Call call) {
    return new PythonString(new Representation(call.budget(), call.site()).repr(call.value(0)));
  }

  static PythonValue format(Call call) {
    TextFormat format = new TextFormat(call.budget(), call.site());
    return new PythonString(format.format(call.value(0), null, call.text(1, "")));
  }

  static PythonValue truth(Call call) {
    PythonValue value = call.optional(0);
    return PythonBool.of(value != null && Truth.of(value, call.site()));
  }

  static PythonValue integer(Call call) {
    PythonValue value = call.optional(0);
    if (value == null) {
      return new PythonInt(0);
    }
    Long integer = Arithmetic.asInteger(value);
    if (integer != null) {
      return new PythonInt(integer);
    }
    if (value instanceof PythonFloat number) {
      return truncated(number.value(), call);
    }
    if (value instanceof PythonString text) {
      return parsed(text.value(), call);
    }
    throw call.refuse("a value of type '" + value.typeName() + "'; legal are numbers and text");
  }

  static PythonInt truncated(double number, Call call) {
    if (!(Math.abs(number) < 0x1p63)) {
      throw call.refuse(FloatText.repr(number) + " does not fit in 64 bits");
    }
    return new PythonInt((long) number);
  }

  private static PythonValue parsed(String text, Call call) {
    long base = call.integer(1, 10);
    String digits = text.strip();
    boolean legal =
        digits.length() <= Limits.NUMBER_LENGTH
            && !digits.isEmpty()
            && base >= Character.MIN_RADIX
            && base <= Character.MAX_RADIX
            && digits.chars().allMatch(c -> c < 128)
            && !digits.startsWith("_")
            && !digits.endsWith("_")
            && !digits.contains("__");
    try {
      if (legal) {
        return new PythonInt(Long.parseLong(digits.replace("_", ""), (int) base));
      }
    } catch (NumberFormatException none) {
      // Refused below, with everything else that is no number.
    }
    throw call.refuse(Quoted.of(text) + " is no whole number of 64 bits");
  }

  static PythonValue floating(Call call) {
    PythonValue value = call.optional(0);
    if (value == null) {
      return new PythonFloat(0);
    }
    Double number = Arithmetic.asDouble(value);
    if (number != null) {
      return new PythonFloat(number);
    }
    if (value instanceof PythonString text) {
      return named(text.value(), call);
    }
    throw call.refuse("a value of type '" + value.typeName() + "'; legal are numbers and text");
  }

  private static PythonValue named(String text, Call call) {
    String plain = text.strip();
    boolean negative = plain.startsWith("-");
    String digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
    Double number =
        switch (digits.length() > 8 ? "" : digits.toLowerCase(java.util.Locale.ROOT)) {
          case "inf", "infinity" -> (Double) Double.POSITIVE_INFINITY;
          case "nan" -> (Double) Double.NaN;
          default -> digits.length() > Limits.NUMBER_LENGTH ? null : FloatText.parse(digits);
        };
    if (number == null) {
      throw call.refuse(Quoted.of(text) + " is no number");
    }
    return new PythonFloat(negative ? -number : number);
  }

  static PythonValue character(Call call) {
    long code = call.integer(0);
    boolean legal = code >= 0 && code <= Character.MAX_CODE_POINT;
    if (!legal || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
      throw call.refuse(code + " is no character");
    }
    return new PythonString(Character.toString((int) code));
  }

  static PythonValue codePoint(Call call) {
    String text = call.text(0);
    if (text.codePointCount(0, text.length()) != 1) {
      throw call.refuse("text of " + text.length() + " characters; legal is one");
    }
    return new PythonInt(text.codePointAt(0));
  }
}
