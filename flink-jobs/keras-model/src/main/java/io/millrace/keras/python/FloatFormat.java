package io.millrace.keras.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Digits of finite numbers from 0 on, by the letters of C's printf. */
final class FloatFormat {
  private static final int PRECISION = 6;

  private final int precision;

  /**
   * @param precision -1 for what the letter has by itself
   */
  FloatFormat(int precision) {
    this.precision = precision;
  }

  /**
   * @param type one of {@code eEfFgG%}, or NUL for the shortest text
   */
  String format(double value, char type) {
    int digits = precision < 0 ? PRECISION : precision;
    String text =
        switch (Character.toLowerCase(type)) {
          case 'f' -> fixed(new BigDecimal(value), digits);
          // Python multiplies the double, and so rounds twice.
          case '%' -> fixed(new BigDecimal(value * 100), digits) + "%";
          case 'e' -> exponential(value, digits);
          case 'g' -> general(value, Math.max(1, digits), 0);
          default -> precision < 0 ? FloatText.repr(value) : general(value, Math.max(1, digits), 1);
        };
    return Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String fixed(BigDecimal value, int digits) {
    return value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String exponential(double value, int digits) {
    if (value == 0) {
      return FloatText.scientific("0".repeat(digits + 1), 0);
    }
    BigDecimal rounded = rounded(value, digits + 1);
    String unscaled = rounded.unscaledValue().toString();
    String padded = unscaled + "0".repeat(Math.max(0, digits + 1 - unscaled.length()));
    return FloatText.scientific(padded, exponent(rounded));
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  /**
   * @param decimals that are shown at least where there is no exponent
   */
  private static String general(double value, int digits, int decimals) {
    if (value == 0) {
      return decimals == 0 ? "0" : "0.0";
    }
    BigDecimal rounded = rounded(value, digits);
    int exponent = exponent(rounded);
    BigDecimal plain = rounded.stripTrailingZeros();
    // With one decimal always shown, one digit less is left for the others.
    if (exponent < -4 || exponent >= digits - decimals) {
      return FloatText.scientific(plain.unscaledValue().toString(), exponent);
    }
    return plain
        .setScale(Math.max(decimals, plain.scale()), RoundingMode.UNNECESSARY)
        .toPlainString();
  }
}
