package io.millrace.keras.python;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of one type. */
final class MethodTable<T> {
  /** What a method does to the value it belongs to. */
  interface Method<T> {
    PythonValue call(T self, Call call);
  }

  private record Entry<T>(Signature signature, Method<T> method) {}

  private final Map<String, Entry<T>> methods = new HashMap<>();

  MethodTable<T> with(String name, Signature signature, Method<T> method) {
    methods.put(name, new Entry<>(signature, method));
    return this;
  }

  /** The method of a value, or null. */
  @Nullable PythonValue bind(T self, String name) {
    Entry<T> entry = methods.get(name);
    return entry == null
        ? null
        : new BuiltinFunction(name, entry.signature(), call -> entry.method().call(self, call));
  }

  Set<String> names() {
    return methods.keySet();
  }
}
