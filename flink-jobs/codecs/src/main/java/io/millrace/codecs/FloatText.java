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
    if (!(magnitude >= LEAST && magnitude < LIMIT)) {
      return copy(NumberOutput.toString(value, true), into, at);
    }
    int to = at;
    if (value < 0) {
      into[to++] = '-';
    }
    int exponent = exponent(magnitude);
    // Halves of the way to the neighbours are doubles, and a double that lies strictly between them
    // was rounded from a decimal that does too.
    double below = ((double) magnitude + Math.nextDown(magnitude)) / 2;
    double above = ((double) magnitude + Math.nextUp(magnitude)) / 2;
    for (int digits = Math.max(FEWEST_DIGITS, exponent + 1); digits <= MOST_DIGITS; digits++) {
      int scale = digits - 1 - exponent;
      double scaled = Math.rint(magnitude * POWERS[scale]);
      double decimal = scaled / POWERS[scale];
      if (decimal > below && decimal < above) {
        return decimal((int) scaled, scale, into, to);
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

  /** Writes {@code number / 10^scale}. */
  private static int decimal(int number, int scale, byte[] into, int at) {
    int digits = number;
    int point = scale;
    while (digits % 10 == 0) {
      digits /= 10;
      point--;
    }
    int length = length(digits);
    int exponent = length - 1 - point;
    if (exponent < LEAST_PLAIN_EXPONENT) {
      return scientific(digits, length, exponent, into, at);
    }
    if (exponent < 0) {
      return fraction(digits, length, exponent, into, at);
    }
    return mixed(digits, length, exponent, into, at);
  }

  private static int length(int number) {
    int length = 1;
    for (int rest = number; rest >= 10; rest /= 10) {
      length++;
    }
    return length;
  }

  private static int scientific(int digits, int length, int exponent, byte[] into, int at) {
    int to = mixed(digits, length, 0, into, at);
    into[to++] = 'E';
    into[to++] = '-';
    return put(-exponent, length(-exponent), into, to);
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
    for (int i = at + length - 1; i >= at; i--) {
      into[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + length;
  }
}
