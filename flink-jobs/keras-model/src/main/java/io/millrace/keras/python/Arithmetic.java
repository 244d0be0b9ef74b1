package io.millrace.keras.python;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Numbers, as Python computes them; whole numbers end at 64 bits, and what is more is refused. */
final class Arithmetic {
  /** Enough digits for any quotient of two 64-bit numbers to round to the right double. */
  private static final MathContext QUOTIENT = new MathContext(100);

  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private Arithmetic() {}

  /** Null if the value is no whole number. */
  static @Nullable Long asInteger(PythonValue value) {
    if (value instanceof PythonInt integer) {
      return integer.value();
    }
    return value instanceof PythonBool bool ? (Long) (bool.value() ? 1L : 0L) : null;
  }

  /** Null if the value is no number. */
  static @Nullable Double asDouble(PythonValue value) {
    if (value instanceof PythonFloat number) {
      return number.value();
    }
    Long integer = asInteger(value);
    return integer == null ? null : (Double) (double) integer;
  }

  static PythonValue unary(UnaryOperation.Kind kind, PythonValue value, Site site) {
    PythonValue result = null;
    Long integer = asInteger(value);
    if (integer != null) {
      result = unary(kind, integer, site);
    } else if (value instanceof PythonFloat number && kind != UnaryOperation.Kind.INVERT) {
      result = kind == UnaryOperation.Kind.MINUS ? new PythonFloat(-number.value()) : value;
    } else if (value instanceof HostValue host && kind == UnaryOperation.Kind.MINUS) {
      result = host.negate(site);
    }
    if (result == null) {
      throw new SourceException(
          site,
          "'"
              + kind.symbol()
              + "' before a value of type '"
              + value.typeName()
              + "' is not supported",
          null);
    }
    return result;
  }

  private static PythonValue unary(UnaryOperation.Kind kind, long value, Site site) {
    if (kind == UnaryOperation.Kind.MINUS && value == Long.MIN_VALUE) {
      throw tooLarge("-", site);
    }
    return new PythonInt(
        switch (kind) {
          case MINUS -> -value;
          case INVERT -> ~value;
          default -> value;
        });
  }

  /** Null if the operator is not defined for these values. */
  static @Nullable PythonValue binary(
      BinaryOperator operator, PythonValue left, PythonValue right, Site site) {
    Long a = asInteger(left);
    Long b = asInteger(right);
    if (a != null && b != null) {
      PythonValue result = integers(operator, a, b, site);
      boolean bits = left instanceof PythonBool && right instanceof PythonBool;
      return bits && isBitwise(operator) && result instanceof PythonInt integer
          ? PythonBool.of(integer.value() != 0)
          : result;
    }
    Double x = asDouble(left);
    Double y = asDouble(right);
    return x == null || y == null ? null : floats(operator, x, y, site);
  }

  private static boolean isBitwise(BinaryOperator operator) {
    return operator == BinaryOperator.AND
        || operator == BinaryOperator.OR
        || operator == BinaryOperator.XOR;
  }

  private static @Nullable PythonValue integers(
      BinaryOperator operator, long a, long b, Site site) {
    try {
      return switch (operator) {
        case ADD -> new PythonInt(Math.addExact(a, b));
        case SUBTRACT -> new PythonInt(Math.subtractExact(a, b));
        case MULTIPLY -> new PythonInt(Math.multiplyExact(a, b));
        case DIVIDE -> new PythonFloat(quotient(a, nonZero(b, site)));
        case FLOOR_DIVIDE -> new PythonInt(floorDivide(a, nonZero(b, site)));
        case MODULO -> new PythonInt(Math.floorMod(a, nonZero(b, site)));
        case POWER -> power(a, b, site);
        case LEFT_SHIFT -> new PythonInt(shiftLeft(a, shift(b, site)));
        case RIGHT_SHIFT -> new PythonInt(a >> Math.min(shift(b, site), Long.SIZE - 1));
        case AND -> new PythonInt(a & b);
        case OR -> new PythonInt(a | b);
        case XOR -> new PythonInt(a ^ b);
        case MATRIX_MULTIPLY -> null;
      };
    } catch (ArithmeticException overflow) {
      throw tooLarge(operator.symbol(), site);
    }
  }

  private static SourceException tooLarge(String operator, Site site) {
    return new SourceException(
        site,
        "the result of '" + operator + "' does not fit in 64 bits",
        "use a floating-point number, e.g. 2.0 instead of 2");
  }

  private static long nonZero(long divisor, Site site) {
    if (divisor == 0) {
      throw divisionByZero(site);
    }
    return divisor;
  }

  private static SourceException divisionByZero(Site site) {
    return new SourceException(site, "division by zero", null);
  }

  private static long floorDivide(long a, long b) {
    if (a == Long.MIN_VALUE && b == -1) {
      throw new ArithmeticException();
    }
    return Math.floorDiv(a, b);
  }

  private static double quotient(long a, long b) {
    boolean exact = Math.abs(a) <= EXACT_IN_DOUBLE && Math.abs(b) <= EXACT_IN_DOUBLE;
    if (exact && a != Long.MIN_VALUE && b != Long.MIN_VALUE) {
      return (double) a / b;
    }
    return BigDecimal.valueOf(a).divide(BigDecimal.valueOf(b), QUOTIENT).doubleValue();
  }

  private static long shift(long count, Site site) {
    if (count < 0) {
      throw new SourceException(site, "a shift by " + count + "; legal is 0 and more", null);
    }
    return count;
  }

  private static long shiftLeft(long value, long count) {
    if (value == 0) {
      return 0;
    }
    if (count >= Long.SIZE || (value << count) >> count != value) {
      throw new ArithmeticException();
    }
    return value << count;
  }

  private static PythonValue power(long base, long exponent, Site site) {
    if (exponent < 0) {
      return new PythonFloat(power((double) base, (double) exponent, site));
    }
    if (base == 0 || base == 1) {
      return new PythonInt(exponent == 0 ? 1 : base);
    }
    if (base == -1) {
      return new PythonInt(exponent % 2 == 0 ? 1 : -1);
    }
    long result = 1;
    for (long i = 0; i < exponent; i++) {
      result = Math.multiplyExact(result, base);
    }
    return new PythonInt(result);
  }

  private static @Nullable PythonValue floats(
      BinaryOperator operator, double x, double y, Site site) {
    return switch (operator) {
      case ADD -> new PythonFloat(x + y);
      case SUBTRACT -> new PythonFloat(x - y);
      case MULTIPLY -> new PythonFloat(x * y);
      case DIVIDE -> new PythonFloat(x / nonZero(y, site));
      case FLOOR_DIVIDE -> new PythonFloat(floorDivide(x, nonZero(y, site)));
      case MODULO -> new PythonFloat(modulo(x, nonZero(y, site)));
      case POWER -> new PythonFloat(power(x, y, site));
      default -> null;
    };
  }

  private static double nonZero(double divisor, Site site) {
    if (divisor == 0) {
      throw divisionByZero(site);
    }
    return divisor;
  }

  /** The rest has the sign of the divisor. */
  private static double modulo(double x, double y) {
    double rest = x % y;
    if (rest == 0) {
      return Math.copySign(0.0, y);
    }
    return (y < 0) == (rest < 0) ? rest : rest + y;
  }

  /** As CPython does it: the quotient of what the rest leaves is whole but for rounding. */
  private static double floorDivide(double x, double y) {
    double rest = x % y;
    double quotient = (x - rest) / y;
    if (rest != 0 && (y < 0) != (rest < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, x / y);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  private static double power(double x, double y, Site site) {
    if (x == 0 && y < 0) {
      throw divisionByZero(site);
    }
    if (x == 1 || (x == -1 && Double.isInfinite(y))) {
      return 1;
    }
    double result = Math.pow(x, y);
    boolean finite = Double.isFinite(x) && Double.isFinite(y);
    if (finite && Double.isNaN(result)) {
      throw new SourceException(site, "the power of a negative number is complex", null);
    }
    if (finite && Double.isInfinite(result)) {
      throw new SourceException(
          site, "the result of '**' does not fit in a floating-point number", null);
    }
    return result;
  }
}
