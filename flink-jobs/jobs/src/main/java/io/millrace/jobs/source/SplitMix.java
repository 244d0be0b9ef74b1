package io.millrace.jobs.source;

/**
 * SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). Written
 * out, because training again must give the same order on every Java version.
 */
final class SplitMix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  /** Streams of one seed are independent of each other. */
  SplitMix(long seed, long stream) {
    this.state = mix(seed) ^ mix(stream * GOLDEN + 1);
  }

  /** Uniform in [0, bound). */
  int nextInt(int bound) {
    state += GOLDEN;
    return (int) (((mix(state) >>> 32) * bound) >>> 32);
  }

  /** Spreads every bit of the input over the whole output. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A hash as a number in [0, 1). */
  static double unit(long hash) {
    return (hash >>> 11) * UNIT;
  }

  /** Fisher and Yates. */
  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
