package io.millrace.keras.python;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Builtins of numbers. */
final class NumberBuiltins {
  /** Beyond these, rounding changes nothing or leaves nothing. */
  private static final int MAX_DIGITS = 400;

  private NumberBuiltins() {}

  static PythonValue absolute(Call call) {
    PythonValue value = call.value(0);
    if (value instanceof PythonFloat number) {
      return new PythonFloat(Math.abs(number.value()));
    }
    long integer = call.integer(0);
    return integer >= 0
        ? new PythonInt(integer)
        : Arithmetic.unary(UnaryOperation.Kind.MINUS, new PythonInt(integer), call.site());
  }

  static PythonValue round(Call call) {
    PythonValue value = call.value(0);
    PythonValue given = call.optional(1);
    boolean whole = given == null || given instanceof PythonNone;
    long digits = Math.max(-MAX_DIGITS, Math.min(MAX_DIGITS, call.integer(1, 0)));
    if (value instanceof PythonFloat number) {
      return whole ? wholeNumber(number.value(), call) : rounded(number.value(), (int) digits);
    }
    long integer = call.integer(0);
    if (digits >= 0) {
      return new PythonInt(integer);
    }
    BigDecimal exact = BigDecimal.valueOf(integer).setScale((int) digits, RoundingMode.HALF_EVEN);
    if (exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw call.refuse("the result does not fit in 64 bits");
    }
    return new PythonInt(exact.longValueExact());
  }

  private static PythonValue wholeNumber(double number, Call call) {
    return Conversions.truncated(Math.rint(number), call);
  }

  private static PythonValue rounded(double number, int digits) {
    if (!Double.isFinite(number) || number == 0) {
      return new PythonFloat(number);
    }
    double rounded = new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
    return new PythonFloat(Math.copySign(rounded, number));
  }

  static PythonValue power(Call call) {
    return call.interpreter()
        .operate(BinaryOperator.POWER, call.value(0), call.value(1), call.site());
  }

  static PythonValue divide(Call call) {
    PythonValue quotient =
        call.interpreter()
            .operate(BinaryOperator.FLOOR_DIVIDE, call.value(0), call.value(1), call.site());
    PythonValue rest =
        call.interpreter()
            .operate(BinaryOperator.MODULO, call.value(0), call.value(1), call.site());
    return new PythonTuple(List.of(quotient, rest));
  }
}
