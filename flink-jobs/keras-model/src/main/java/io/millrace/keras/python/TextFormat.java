package io.millrace.keras.python;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as text by a format, as {@code format(value, spec)} writes them. */
final class TextFormat {
  private final Budget budget;
  private final Site site;

  TextFormat(Budget budget, Site site) {
    this.budget = budget;
    this.site = site;
  }

  /**
   * @param conversion r and a for {@code repr}, s for {@code str}, null for the value itself
   */
  String format(PythonValue value, @Nullable Character conversion, String spec) {
    Representation representation = new Representation(budget, site);
    if (conversion != null) {
      String text = conversion == 's' ? representation.str(value) : representation.repr(value);
      return format(new PythonString(text), null, spec);
    }
    if (spec.isEmpty()) {
      return representation.str(value);
    }
    return format(value, FormatSpec.parse(spec, site));
  }

  private String format(PythonValue value, FormatSpec spec) {
    if (value instanceof PythonString text) {
      return text(text.value(), spec);
    }
    Long integer = Arithmetic.asInteger(value);
    boolean floating = "eEfFgG%".indexOf(spec.type()) >= 0 && spec.type() != 0;
    if (integer != null && !floating) {
      return integer(integer, spec);
    }
    Double number = Arithmetic.asDouble(value);
    if (number == null) {
      throw new SourceException(
          site,
          "a format for a value of type '" + value.typeName() + "' is not supported",
          "write str(value)");
    }
    return number(number, spec);
  }

  private SourceException refuse(FormatSpec spec, String type) {
    String option = spec.type() != 0 ? "type '" + spec.type() + "'" : "this option";
    return new SourceException(
        site, option + " in a format of a value of type '" + type + "' is not supported", null);
  }

  private String text(String value, FormatSpec spec) {
    boolean illegal =
        (spec.type() != 0 && spec.type() != 's')
            || spec.sign() != 0
            || spec.grouping() != 0
            || spec.alternate()
            || (spec.align() == '=' && !spec.fill().equals("0"));
    if (illegal) {
      throw refuse(spec, "str");
    }
    String shown = value;
    int length = value.codePointCount(0, value.length());
    if (spec.precision() >= 0 && spec.precision() < length) {
      shown = value.substring(0, value.offsetByCodePoints(0, spec.precision()));
    }
    return pad(shown, "", spec, '<');
  }

  private String integer(long value, FormatSpec spec) {
    if (spec.precision() >= 0) {
      throw refuse(spec, "int");
    }
    BigInteger size = BigInteger.valueOf(value).abs();
    String digits =
        switch (spec.type()) {
          case 0, 'd', 'n' -> group(size.toString(), spec.grouping(), 3);
          case 'x' -> group(size.toString(16), spec.grouping(), 4);
          case 'X' -> group(size.toString(16).toUpperCase(Locale.ROOT), spec.grouping(), 4);
          case 'o' -> group(size.toString(8), spec.grouping(), 4);
          case 'b' -> group(size.toString(2), spec.grouping(), 4);
          default -> throw refuse(spec, "int");
        };
    boolean prefixed = spec.alternate() && "xXob".indexOf(spec.type()) >= 0 && spec.type() != 0;
    String prefix = sign(value < 0, spec) + (prefixed ? "0" + spec.type() : "");
    return pad(digits, prefix, spec, '>');
  }

  private String number(double value, FormatSpec spec) {
    if (spec.alternate() || (spec.type() != 0 && "eEfFgG%".indexOf(spec.type()) < 0)) {
      throw refuse(spec, "float");
    }
    boolean negative = value < 0 || (value == 0 && 1 / value < 0);
    String prefix = sign(negative, spec);
    if (!Double.isFinite(value)) {
      boolean upper = spec.type() == 'F' || spec.type() == 'E' || spec.type() == 'G';
      String name = Double.isNaN(value) ? "nan" : "inf";
      String shown =
          (upper ? name.toUpperCase(Locale.ROOT) : name) + (spec.type() == '%' ? "%" : "");
      return pad(shown, prefix, spec, '>');
    }
    String digits = new FloatFormat(spec.precision()).format(Math.abs(value), spec.type());
    return pad(groupWhole(digits, spec.grouping()), prefix, spec, '>');
  }

  private static String sign(boolean negative, FormatSpec spec) {
    return negative ? "-" : spec.sign() == '+' || spec.sign() == ' ' ? "" + spec.sign() : "";
  }

  private static String groupWhole(String digits, char grouping) {
    int whole = 0;
    while (whole < digits.length() && Characters.isDigit(digits.charAt(whole))) {
      whole++;
    }
    return group(digits.substring(0, whole), grouping, 3) + digits.substring(whole);
  }

  private static String group(String digits, char grouping, int size) {
    if (grouping == 0) {
      return digits;
    }
    StringBuilder grouped = new StringBuilder(digits);
    for (int i = digits.length() - size; i > 0; i -= size) {
      grouped.insert(i, grouping);
    }
    return grouped.toString();
  }

  private String pad(String shown, String prefix, FormatSpec spec, char natural) {
    int length = shown.codePointCount(0, shown.length()) + prefix.length();
    int missing = Math.max(0, spec.width() - length);
    boolean grouped = spec.grouping() != 0 && spec.fill().equals("0") && spec.align() == '=';
    if (grouped && missing > 0) {
      throw refuse(spec, "number");
    }
    budget.text((long) shown.length() + missing, site);
    char align = spec.align() == 0 ? natural : spec.align();
    String fill = spec.fill();
    return switch (align) {
      case '<' -> prefix + shown + fill.repeat(missing);
      case '^' -> fill.repeat(missing / 2) + prefix + shown + fill.repeat(missing - missing / 2);
      case '=' ->
          natural == '<' ? shown + fill.repeat(missing) : prefix + fill.repeat(missing) + shown;
      default -> fill.repeat(missing) + prefix + shown;
    };
  }
}
