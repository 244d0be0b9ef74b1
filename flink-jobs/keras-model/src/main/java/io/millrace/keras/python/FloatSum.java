package io.millrace.keras.python;

import org.jspecify.annotations.Nullable;

/**
 * Adds floating-point numbers as {@code sum} does since Python 3.12: the rounding errors are added
 * up beside (Neumaier's summation).
 */
final class FloatSum {
  private double correction;

  /** The new sum, or null if these are not numbers with a floating-point one among them. */
  @Nullable PythonValue add(PythonValue sum, PythonValue item) {
    Double x = Arithmetic.asDouble(sum);
    Double y = Arithmetic.asDouble(item);
    boolean floats = sum instanceof PythonFloat && x != null && y != null;
    if (!floats) {
      return null;
    }
    double total = x + y;
    if (item instanceof PythonFloat && Double.isFinite(total)) {
      correction += Math.abs(x) >= Math.abs(y) ? (x - total) + y : (y - total) + x;
    }
    return new PythonFloat(total);
  }

  PythonValue total(PythonValue sum) {
    if (sum instanceof PythonFloat number && correction != 0) {
      double corrected = number.value() + correction;
      correction = 0;
      return new PythonFloat(Double.isFinite(corrected) ? corrected : number.value());
    }
    return sum;
  }
}
