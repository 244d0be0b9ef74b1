package io.millrace.keras.loss;

/** The ranges that the parameters of losses share. */
final class Shares {
  private Shares() {}

  static void require(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + "; legal is from 0 to 1");
    }
  }

  static void requireNotNegative(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(name + " is " + value + "; legal is at least 0");
    }
  }
}
