package io.millrace.keras.optimizer;

/** The ranges that the parameters of optimizers share. */
final class Ranges {
  private Ranges() {}

  static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " is " + value + "; legal is more than 0");
    }
  }

  static void requireNotNegative(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(name + " is " + value + "; legal is at least 0");
    }
  }

  /** A part of one, one included only for momentum-like parameters that Keras leaves open there. */
  static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + "; legal is from 0 to 1");
    }
  }

  static void requireDecay(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " is " + value + "; legal is from 0 to below 1");
    }
  }

  static void requireBetas(double beta1, double beta2) {
    requireDecay("beta_1", beta1);
    requireDecay("beta_2", beta2);
  }
}
