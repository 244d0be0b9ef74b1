package io.millrace.codecs;

/** IEEE 754 binary16, which Java 17 has no type for. */
final class Float16 {
  private static final int EXPONENT_MASK = 0x1f;
  private static final int FRACTION_MASK = 0x3ff;
  private static final float SMALLEST_SUBNORMAL = 0x1p-24f;

  private Float16() {}

  static float toFloat(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & EXPONENT_MASK;
    int fraction = bits & FRACTION_MASK;
    if (exponent == 0) {
      return (sign == 0 ? 1 : -1) * (fraction * SMALLEST_SUBNORMAL);
    }
    int widened = exponent == EXPONENT_MASK ? 0xff : exponent + (127 - 15);
    return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
  }

  /** Rounds to the nearest, ties to even; what is too large becomes infinite. */
  static short fromFloat(float value) {
    int bits = Float.floatToIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= 65_520f) {
      return (short) (sign | 0x7c00);
    }
    if (magnitude < 0x1p-14f) {
      return (short) (sign | (int) Math.rint(magnitude / SMALLEST_SUBNORMAL));
    }
    int rebased = (bits & 0x7fffffff) - ((127 - 15) << 23);
    int roundUp = (rebased >> 13 & 1) + 0xfff;
    return (short) (sign | rebased + roundUp >> 13);
  }
}
