package io.millrace.keras.python;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that every program knows. */
final class Builtins {
  private static final Map<String, PythonValue> FUNCTIONS = new HashMap<>();

  static {
    sequences();
    conversions();
    numbers();
    add("print", Signature.VARIADIC, call -> PythonNone.NONE);
    add("isinstance", Signature.of(2, "object", "classinfo"), TypeTests::isInstance);
    add("callable", Signature.of(1, "object"), TypeTests::isCallable);
    add("getattr", Signature.of(2, "object", "name", "default"), TypeTests::attribute);
    add("hasattr", Signature.of(2, "object", "name"), TypeTests::hasAttribute);
  }

  private Builtins() {}

  private static void sequences() {
    add("len", Signature.of(1, "object"), SequenceBuiltins::length);
    add("range", Signature.of(1, "start", "stop", "step"), SequenceBuiltins::range);
    add("enumerate", Signature.of(1, "iterable", "start"), SequenceBuiltins::enumerate);
    add("zip", Signature.VARIADIC, SequenceBuiltins::zip);
    add("map", Signature.VARIADIC, SequenceBuiltins::map);
    add("filter", Signature.of(2, "function", "iterable"), SequenceBuiltins::filter);
    add("reversed", Signature.of(1, "sequence"), SequenceBuiltins::reversed);
    add("sorted", Signature.VARIADIC, SequenceBuiltins::sorted);
    add("all", Signature.of(1, "iterable"), SequenceBuiltins::all);
    add("any", Signature.of(1, "iterable"), SequenceBuiltins::any);
    add("sum", Signature.of(1, "iterable", "start"), SequenceBuiltins::sum);
    add("min", Signature.VARIADIC, call -> SequenceBuiltins.extreme(call, false));
    add("max", Signature.VARIADIC, call -> SequenceBuiltins.extreme(call, true));
  }

  private static void conversions() {
    add("list", Signature.of(0, "iterable"), Conversions::list);
    add("tuple", Signature.of(0, "iterable"), Conversions::tuple);
    add("dict", Signature.VARIADIC.withUnknown(), Conversions::dict);
    add("str", Signature.of(0, "object"), Conversions::text);
    add("repr", Signature.of(1, "object"), Conversions::representation);
    add("format", Signature.of(1, "value", "spec"), Conversions::format);
    add("int", Signature.of(0, "x", "base"), Conversions::integer);
    add("float", Signature.of(0, "x"), Conversions::floating);
    add("bool", Signature.of(0, "x"), Conversions::truth);
    add("chr", Signature.of(1, "i"), Conversions::character);
    add("ord", Signature.of(1, "c"), Conversions::codePoint);
  }

  private static void numbers() {
    add("abs", Signature.of(1, "x"), NumberBuiltins::absolute);
    add("round", Signature.of(1, "number", "ndigits"), NumberBuiltins::round);
    add("pow", Signature.of(2, "base", "exp"), NumberBuiltins::power);
    add("divmod", Signature.of(2, "a", "b"), NumberBuiltins::divide);
  }

  private static void add(String name, Signature signature, BuiltinFunction.Body body) {
    FUNCTIONS.put(name, new BuiltinFunction(name, signature, body));
  }

  static @Nullable PythonValue find(String name) {
    return FUNCTIONS.get(name);
  }

  static Set<String> names() {
    return FUNCTIONS.keySet();
  }
}
