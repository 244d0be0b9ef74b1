package io.millrace.keras.json;

/** The ranges in which numbers of a configuration are legal. */
public enum NumberRange {
  ANY("a number") {
    @Override
    boolean contains(double value) {
      return true;
    }
  },
  POSITIVE("a number above 0") {
    @Override
    boolean contains(double value) {
      return value > 0;
    }
  },
  NOT_NEGATIVE("a number of at least 0") {
    @Override
    boolean contains(double value) {
      return value >= 0;
    }
  },
  NOT_POSITIVE("a number of at most 0") {
    @Override
    boolean contains(double value) {
      return value <= 0;
    }
  },
  ZERO_TO_ONE("a number from 0 to 1") {
    @Override
    boolean contains(double value) {
      return value >= 0 && value <= 1;
    }
  },
  ZERO_TO_BELOW_ONE("a number from 0 to below 1") {
    @Override
    boolean contains(double value) {
      return value >= 0 && value < 1;
    }
  };

  private final String legal;

  NumberRange(String legal) {
    this.legal = legal;
  }

  String legal() {
    return legal;
  }

  abstract boolean contains(double value);
}
