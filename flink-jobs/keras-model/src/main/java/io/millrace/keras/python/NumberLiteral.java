package io.millrace.keras.python;

import java.math.BigInteger;

/** Where a number ends, and what it is. */
final class NumberLiteral {
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private NumberLiteral() {}

  /** Offset behind a number and the letters and digits glued to it. */
  static int end(SourceText source, int start, int end) {
    boolean hexadecimal = source.startsWith("0x", start) || source.startsWith("0X", start);
    boolean point = false;
    int position = start;
    while (position < end) {
      char c = source.at(position);
      char before = position > start ? source.at(position - 1) : ' ';
      boolean exponentSign =
          (c == '+' || c == '-') && (before == 'e' || before == 'E') && !hexadecimal;
      // A second point is that of an attribute.
      boolean firstPoint = c == '.' && !point;
      if (!Characters.isNamePart(c) && !firstPoint && !exponentSign) {
        break;
      }
      point |= firstPoint;
      position++;
    }
    return position;
  }

  static PythonValue value(String text, Site site) {
    if (text.length() > Limits.NUMBER_LENGTH) {
      throw refuse(
          site,
          "a number of " + text.length() + " characters",
          "at most " + Limits.NUMBER_LENGTH + " characters");
    }
    char last = text.charAt(text.length() - 1);
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    if ((last == 'j' || last == 'J') && !lower.startsWith("0x")) {
      throw new SourceException(site, "complex number " + text + " is not supported", null);
    }
    int radix =
        lower.startsWith("0x") ? 16 : lower.startsWith("0o") ? 8 : lower.startsWith("0b") ? 2 : 10;
    if (radix != 10) {
      return integer(
          text, digits(text, text.substring(2).replaceFirst("^_", ""), radix, site), radix, site);
    }
    if (isDecimal(text)) {
      String digits = digits(text, text, 10, site);
      if (digits.length() > 1 && digits.charAt(0) == '0' && !digits.matches("0+")) {
        throw refuse(
            site, "number " + text + " begins with 0", "0o17 for octal, 17 for decimal numbers");
      }
      return integer(text, digits, 10, site);
    }
    return new PythonFloat(floating(text, site));
  }

  private static boolean isDecimal(String text) {
    return text.chars().allMatch(c -> Characters.isDigit((char) c) || c == '_');
  }

  private static PythonValue integer(String text, String digits, int radix, Site site) {
    BigInteger value = new BigInteger(digits, radix);
    if (value.compareTo(MAX) > 0) {
      throw refuse(
          site, "number " + Quoted.of(text) + " does not fit in 64 bits", "at most " + MAX);
    }
    return new PythonInt(value.longValue());
  }

  private static String digits(String text, String digits, int radix, Site site) {
    String plain = withoutUnderscores(digits);
    boolean legal = !plain.isEmpty() && plain.chars().allMatch(c -> Character.digit(c, radix) >= 0);
    if (!legal) {
      throw refuse(site, Quoted.of(text) + " is no number", "digits, e.g. 128 or 0.5 or 1e-3");
    }
    return plain;
  }

  /** Single underscores between digits are allowed; anything else gives an empty text. */
  private static String withoutUnderscores(String digits) {
    boolean misplaced = digits.startsWith("_") || digits.endsWith("_") || digits.contains("__");
    return misplaced ? "" : digits.replace("_", "");
  }

  private static double floating(String text, Site site) {
    Double value = FloatText.parse(text);
    if (value == null) {
      throw refuse(site, Quoted.of(text) + " is no number", "digits, e.g. 128 or 0.5 or 1e-3");
    }
    return value;
  }

  private static SourceException refuse(Site site, String found, String legal) {
    return new SourceException(site, found + "; legal is " + legal, null);
  }
}
