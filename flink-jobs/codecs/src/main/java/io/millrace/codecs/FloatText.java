package io.millrace.codecs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import tools.jackson.core.io.NumberOutput;

/**
 * Writes floats as JSON numbers, in the fewest digits that read back to the same float, formed as
 * {@link Float#toString} forms them. Allocates nothing for magnitudes from 1e-12 to 1e7.
 */
public final class FloatText {
  /** Bytes of the longest number, {@code -1.17549435E-38}. */
  public static final int LONGEST = 15;

  private static final float LEAST = 1e-12f;
  private static final float LIMIT = 1e7f;

  /** So many digits of a float are always enough, and one with fewer ends in zeros at six. */
  private static final int MOST_DIGITS = 9;

  private static final int FEWEST_DIGITS = 6;

  /** Of the way to the middle between two floats: what is near reads back, what is far does not. */
  private static final double SURELY_NEAR = 1 - 1e-6;

  private static final double SURELY_FAR = 1 + 1e-6;

  /** Below a power of two floats are closer: they are left to the library, as what is huge. */
  private static final int MANTISSA = 0x7fffff;

  private static final int LEAST_PLAIN_EXPONENT = -3;
  private static final double LOG10_OF_2 = 0.30102999566398;
  private static final double[] POWERS = new double[23];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private FloatText() {}

  /**
   * @param value finite
   * @param into has room for {@link #LONGEST} bytes
   * @return index after the last byte written
   */
  public static int write(float value, byte[] into, int at) {
    float magnitude = Math.abs(value);
    boolean powerOfTwo = (Float.floatToRawIntBits(value) & MANTISSA) == 0;
    if (!(magnitude >= LEAST && magnitude < LIMIT) || powerOfTwo) {
      return copy(NumberOutput.toString(value, true), into, at);
    }
    int to = at;
    if (value < 0) {
      into[to++] = '-';
    }
    int exponent = exponent(magnitude);
    double reach = Math.ulp(magnitude) * 0.5;
    int first = Math.max(FEWEST_DIGITS, exponent + 1);
    for (int digits = first; digits <= MOST_DIGITS; digits++) {
      int scale = digits - 1 - exponent;
      double exact = magnitude * POWERS[scale];
      double scaled = Math.rint(exact);
      double share = Math.abs(scaled - exact) / (reach * POWERS[scale]);
      if (share < SURELY_NEAR) {
        return decimal((int) scaled, digits, scale, into, to);
      }
      if (share < SURELY_FAR) {
        break;
      }
    }
    return copy(NumberOutput.toString(value, true), into, at);
  }

  private static int copy(String text, byte[] into, int at) {
    byte[] ascii = text.getBytes(US_ASCII);
    System.arraycopy(ascii, 0, into, at, ascii.length);
    return at + ascii.length;
  }

  /** Of the first decimal digit. */
  private static int exponent(float magnitude) {
    int least = (int) Math.floor(Math.getExponent(magnitude) * LOG10_OF_2);
    double next = least >= -1 ? POWERS[least + 1] : 1 / POWERS[-least - 1];
    return magnitude >= next ? least + 1 : least;
  }

  /** Writes {@code number / 10^scale}; only the fewest digits tried may end in zeros. */
  private static int decimal(int number, int given, int scale, byte[] into, int at) {
    int digits = number;
    int length = digits >= POWERS[given] ? given + 1 : given;
    int exponent = length - 1 - scale;
    while (digits % 10 == 0) {
      digits /= 10;
      length--;
    }
    if (exponent < LEAST_PLAIN_EXPONENT) {
      return scientific(digits, length, exponent, into, at);
    }
    if (exponent < 0) {
      return fraction(digits, length, exponent, into, at);
    }
    return mixed(digits, length, exponent, into, at);
  }

  private static int scientific(int digits, int length, int exponent, byte[] into, int at) {
    int to = mixed(digits, length, 0, into, at);
    into[to++] = 'E';
    into[to++] = '-';
    return put(-exponent, exponent <= -10 ? 2 : 1, into, to);
  }

  private static int fraction(int digits, int length, int exponent, byte[] into, int at) {
    int to = at;
    into[to++] = '0';
    into[to++] = '.';
    for (int i = exponent; i < -1; i++) {
      into[to++] = '0';
    }
    return put(digits, length, into, to);
  }

  /** The point stands after {@code exponent + 1} digits; there is one digit at least after it. */
  private static int mixed(int digits, int length, int exponent, byte[] into, int at) {
    int whole = exponent + 1;
    if (length <= whole) {
      int to = put(digits, length, into, at);
      for (int i = length; i < whole; i++) {
        into[to++] = '0';
      }
      into[to++] = '.';
      into[to++] = '0';
      return to;
    }
    put(digits, length, into, at + 1);
    System.arraycopy(into, at + 1, into, at, whole);
    into[at + whole] = '.';
    return at + length + 1;
  }

  private static int put(int number, int length, byte[] into, int at) {
    int rest = number;
    int to = at + length;
    while (to - at >= 2) {
      int pair = rest % 100;
      rest /= 100;
      into[--to] = (byte) ('0' + pair % 10);
      into[--to] = (byte) ('0' + pair / 10);
    }
    if (to > at) {
      into[at] = (byte) ('0' + rest);
    }
    return at + length;
  }
}
