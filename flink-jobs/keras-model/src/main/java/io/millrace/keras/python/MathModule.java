package io.millrace.keras.python;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/** The module {@code math}. */
final class MathModule implements HostValue {
  static final MathModule INSTANCE = new MathModule();

  private final Map<String, PythonValue> members = new HashMap<>();

  private MathModule() {
    members.put("pi", new PythonFloat(Math.PI));
    members.put("e", new PythonFloat(Math.E));
    members.put("tau", new PythonFloat(2 * Math.PI));
    members.put("inf", new PythonFloat(Double.POSITIVE_INFINITY));
    members.put("nan", new PythonFloat(Double.NaN));
    function("sqrt", Math::sqrt);
    function("exp", Math::exp);
    function("sin", Math::sin);
    function("cos", Math::cos);
    function("tan", Math::tan);
    function("tanh", Math::tanh);
    function("log2", MathModule::binaryLogarithm);
    function("log10", Math::log10);
    function("log1p", Math::log1p);
    function("fabs", Math::abs);
    function("radians", Math::toRadians);
    whole("floor", Math::floor);
    whole("ceil", Math::ceil);
    whole("trunc", number -> number < 0 ? Math.ceil(number) : Math.floor(number));
    test("isnan", Double::isNaN);
    test("isinf", Double::isInfinite);
    test("isfinite", Double::isFinite);
    add("log", Signature.of(1, "x", "base"), MathModule::logarithm);
    add("pow", Signature.of(2, "x", "y"), MathModule::power);
    add("prod", Signature.of(1, "iterable"), MathModule::product);
    add("gcd", Signature.of(2, "a", "b"), MathModule::commonDivisor);
  }

  @Override
  public String typeName() {
    return "module";
  }

  @Override
  public PythonValue attribute(String name, Site site) {
    PythonValue member = members.get(name);
    if (member == null) {
      throw new SourceException(
          site,
          "module 'math' has no attribute " + Quoted.of(name),
          Suggestion.didYouMean(name, members.keySet()));
    }
    return member;
  }

  private void add(String name, Signature signature, BuiltinFunction.Body body) {
    members.put(name, new BuiltinFunction(name, signature, body));
  }

  private void function(String name, DoubleUnaryOperator function) {
    add(
        name,
        Signature.of(1, "x"),
        call -> {
          double x = number(call, 0);
          return result(function.applyAsDouble(x), x, call);
        });
  }

  private void whole(String name, DoubleUnaryOperator function) {
    add(
        name,
        Signature.of(1, "x"),
        call ->
            Arithmetic.asInteger(call.value(0)) != null
                ? new PythonInt(call.integer(0))
                : Conversions.truncated(function.applyAsDouble(number(call, 0)), call));
  }

  private void test(String name, DoublePredicate predicate) {
    add(name, Signature.of(1, "x"), call -> PythonBool.of(predicate.test(number(call, 0))));
  }

  private static double number(Call call, int index) {
    Double number = Arithmetic.asDouble(call.value(index));
    if (number == null) {
      throw call.refuse(
          "a value of type '" + call.value(index).typeName() + "'; legal is a number");
    }
    return number;
  }

  /** What is not defined, or too large, is refused as in Python. */
  private static PythonValue result(double result, double x, Call call) {
    if (!Double.isFinite(result) && Double.isFinite(x)) {
      throw call.refuse("no result for " + FloatText.repr(x));
    }
    return new PythonFloat(result);
  }

  /** Exact for powers of two. */
  private static double binaryLogarithm(double x) {
    int exponent = Math.getExponent(x);
    return x > 0 && x == Math.scalb(1.0, exponent) ? exponent : Math.log(x) / Math.log(2);
  }

  private static PythonValue logarithm(Call call) {
    double x = number(call, 0);
    double natural = Math.log(x);
    if (call.optional(1) == null) {
      return result(natural, x, call);
    }
    return result(natural / Math.log(number(call, 1)), x, call);
  }

  private static PythonValue power(Call call) {
    double x = number(call, 0);
    return result(Math.pow(x, number(call, 1)), x, call);
  }

  private static PythonValue product(Call call) {
    PythonValue product = new PythonInt(1);
    for (PythonValue item : call.items(0)) {
      product = call.interpreter().operate(BinaryOperator.MULTIPLY, product, item, call.site());
    }
    return product;
  }

  private static PythonValue commonDivisor(Call call) {
    long a = call.integer(0);
    long b = call.integer(1);
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a < 0
        ? Arithmetic.unary(UnaryOperation.Kind.MINUS, new PythonInt(a), call.site())
        : new PythonInt(a);
  }
}
