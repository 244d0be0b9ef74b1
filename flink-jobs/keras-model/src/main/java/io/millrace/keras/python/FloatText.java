package io.millrace.keras.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Floating-point numbers as Python reads and writes them. */
final class FloatText {
  private FloatText() {}

  /** The number that a text of decimal digits says, or null if it is none. */
  static @Nullable Double parse(String text) {
    int position = digits(text, 0);
    int whole = position;
    if (position < text.length() && text.charAt(position) == '.') {
      position = digits(text, position + 1);
      if (position == 1 && whole == 0) {
        return null;
      }
    } else if (whole == 0) {
      return null;
    }
    if (position < text.length() && "eE".indexOf(text.charAt(position)) >= 0) {
      position++;
      if (position < text.length() && "+-".indexOf(text.charAt(position)) >= 0) {
        position++;
      }
      int exponent = position;
      position = digits(text, position);
      if (position == exponent) {
        return null;
      }
    }
    return position == text.length() ? Double.valueOf(text.replace("_", "")) : null;
  }

  /** Goes over digits, with single underscores between them. */
  private static int digits(String text, int start) {
    int position = start;
    while (position < text.length()) {
      char c = text.charAt(position);
      boolean between =
          c == '_'
              && position > start
              && position + 1 < text.length()
              && Characters.isDigit(text.charAt(position - 1))
              && Characters.isDigit(text.charAt(position + 1));
      if (!Characters.isDigit(c) && !between) {
        break;
      }
      position++;
    }
    return position;
  }

  /** {@code repr(value)}: the shortest digits that give the same number again. */
  static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    String sign = value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
    if (value == 0) {
      return sign + "0.0";
    }
    BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = shortest.toPlainString();
      return sign + plain + (plain.indexOf('.') < 0 ? ".0" : "");
    }
    return sign + scientific(shortest.unscaledValue().toString(), exponent);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int precision = value < Double.MIN_NORMAL ? 1 : 15; precision < 17; precision++) {
      BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }

  /** One digit before the point, and an exponent of at least two digits. */
  static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String size = String.valueOf(Math.abs(exponent));
    return mantissa + (exponent < 0 ? "e-" : "e+") + (size.length() < 2 ? "0" + size : size);
  }
}
