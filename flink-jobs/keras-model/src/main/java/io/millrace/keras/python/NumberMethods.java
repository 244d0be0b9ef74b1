package io.millrace.keras.python;

/** Methods of numbers. */
final class NumberMethods {
  static final MethodTable<Double> OF_FLOATS =
      new MethodTable<Double>()
          .with(
              "is_integer",
              Signature.of(0),
              (number, call) ->
                  PythonBool.of(Double.isFinite(number) && number == Math.rint(number)));

  private NumberMethods() {}
}
