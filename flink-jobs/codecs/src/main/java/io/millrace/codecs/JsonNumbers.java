package io.millrace.codecs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads what most JSON records are, an array of numbers or of such arrays, in one pass over the
 * bytes and straight into the batch. Whatever else comes, or is not surely the nearest float, is
 * left to {@link JsonRecordReader}, which also says what is wrong. One thread only.
 */
final class JsonNumbers {
  private static final int DEEPEST = 32;

  /** A long holds any number of so many digits. */
  private static final int MOST_DIGITS = 18;

  private static final int LARGEST_EXPONENT = 22;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ZEROS = 0x3030303030303030L;
  private static final long ABOVE_NINE = 0x7676767676767676L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long[] TENS = {
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };
  private static final double[] TENTHS = new double[LARGEST_EXPONENT + 1];

  /** Bits of a double that a float does not have; half of them is a tie. */
  private static final long LOST_BITS = (1L << 29) - 1;

  private static final long TIE = 1L << 28;

  /** A product of two rounded numbers is less than so many units from the true one. */
  private static final long UNSURE = 8;

  static {
    double power = 1;
    for (int i = 0; i < TENTHS.length; i++) {
      TENTHS[i] = 1 / power;
      power *= 10;
    }
  }

  private byte[] json = {};
  private int at;
  private float number;

  /** Whether the record is exactly {@code length} numbers, which are in the target then. */
  boolean read(byte[] record, float[] target, int offset, int length) {
    json = record;
    at = 0;
    int depth = 0;
    int count = 0;
    boolean more = true;
    while (more) {
      while (peek() == '[') {
        at++;
        depth++;
      }
      if (depth == 0 || depth > DEEPEST || count == length || !readNumber()) {
        return false;
      }
      target[offset + count++] = number;
      while (depth > 0 && peek() == ']') {
        at++;
        depth--;
      }
      more = depth > 0;
      if (more && peek() != ',') {
        return false;
      }
      at += more ? 1 : 0;
    }
    return count == length && peek() < 0;
  }

  /** The next byte that is no white space, or -1. */
  private int peek() {
    while (at < json.length) {
      byte next = json[at];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next;
      }
      at++;
    }
    return -1;
  }

  private boolean readNumber() {
    boolean negative = peek() == '-';
    if (negative) {
      at++;
    }
    int first = at;
    long digits = digits(0);
    int whole = at - first;
    if (whole == 0 || whole > 1 && json[first] == '0') {
      return false;
    }
    int exponent = 0;
    int all = whole;
    if (at < json.length && json[at] == '.') {
      int point = ++at;
      digits = digits(digits);
      exponent = point - at;
      all += at - point;
      if (at == point) {
        return false;
      }
    }
    if (all > MOST_DIGITS && significant(first) > MOST_DIGITS) {
      return false;
    }
    if (at < json.length && (json[at] | 0x20) == 'e') {
      return false;
    }
    return isNearest(digits, exponent, negative);
  }

  /** Appends the digits that come next, up to eight of them at once. */
  private long digits(long before) {
    long number = before;
    while (at + Long.BYTES <= json.length) {
      long chunk = (long) EIGHT.get(json, at);
      long values = chunk ^ ZEROS;
      // a byte's high bit is set where it is no digit, and rightly so up to the first of them
      long others = (values + ABOVE_NINE | values) & HIGH_BITS;
      int count = Long.numberOfTrailingZeros(others) >>> 3;
      if (count == 0) {
        return number;
      }
      number = number * TENS[count] + eight(values << (Long.BYTES - count << 3));
      at += count;
      if (count < Long.BYTES) {
        return number;
      }
    }
    return oneByOne(number);
  }

  /** The decimal number whose digits' values these bytes are, the first in the lowest. */
  private static long eight(long values) {
    long pairs = values * (10 << 8 | 1) >>> 8 & 0x00ff00ff00ff00ffL;
    long fours = pairs * (100 << 16 | 1) >>> 16 & 0x0000ffff0000ffffL;
    return fours * (10_000L << 32 | 1) >>> 32;
  }

  private long oneByOne(long before) {
    long number = before;
    while (at < json.length) {
      int digit = json[at] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = number * 10 + digit;
      at++;
    }
    return number;
  }

  /** Digits from the first that is not zero. */
  private int significant(int from) {
    int start = from;
    while (start < at && (json[start] == '0' || json[start] == '.')) {
      start++;
    }
    int digits = 0;
    for (int i = start; i < at; i++) {
      digits += json[i] == '.' ? 0 : 1;
    }
    return digits;
  }

  private boolean isNearest(long digits, int exponent, boolean negative) {
    if (exponent < -LARGEST_EXPONENT) {
      return false;
    }
    double value = digits * TENTHS[-exponent];
    long lost = Double.doubleToRawLongBits(value) & LOST_BITS;
    number = (float) (negative ? -value : value);
    return Math.abs(lost - TIE) > UNSURE;
  }
}
