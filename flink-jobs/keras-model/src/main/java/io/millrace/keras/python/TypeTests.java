package io.millrace.keras.python;

import java.util.List;
import java.util.Set;

/** Builtins that ask what a value is or has. */
final class TypeTests {
  private static final Set<String> TYPES =
      Set.of("int", "float", "bool", "str", "list", "tuple", "dict", "range");

  private TypeTests() {}

  static PythonValue isInstance(Call call) {
    List<PythonValue> types =
        call.value(1) instanceof PythonTuple tuple ? tuple.items() : List.of(call.value(1));
    String type = call.value(0).typeName();
    boolean found = false;
    for (PythonValue candidate : types) {
      if (!(candidate instanceof BuiltinFunction builtin) || !TYPES.contains(builtin.name())) {
        throw call.refuse("legal types are int, float, bool, str, list, tuple, dict and range");
      }
      found |= builtin.name().equals(type) || (type.equals("bool") && builtin.name().equals("int"));
    }
    return PythonBool.of(found);
  }

  static PythonValue isCallable(Call call) {
    return PythonBool.of(
        call.value(0) instanceof PythonFunction || call.value(0) instanceof HostValue);
  }

  static PythonValue attribute(Call call) {
    String name = call.text(1);
    Interpreter.requireOrdinary(name, call.site());
    PythonValue fallback = call.optional(2);
    try {
      return call.interpreter().attribute(call.value(0), name, call.site());
    } catch (SourceException missing) {
      call.budget().failure();
      if (fallback == null) {
        throw missing;
      }
      return fallback;
    }
  }

  static PythonValue hasAttribute(Call call) {
    String name = call.text(1);
    Interpreter.requireOrdinary(name, call.site());
    try {
      call.interpreter().attribute(call.value(0), name, call.site());
      return PythonBool.TRUE;
    } catch (SourceException missing) {
      call.budget().failure();
      return PythonBool.FALSE;
    }
  }
}
