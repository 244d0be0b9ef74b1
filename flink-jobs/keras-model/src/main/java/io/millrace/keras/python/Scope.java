package io.millrace.keras.python;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a program, a function call or a comprehension. */
final class Scope {
  private final @Nullable Scope parent;
  private final Set<String> locals;
  private final Map<String, PythonValue> values = new HashMap<>();

  private Scope(@Nullable Scope parent, Set<String> locals) {
    this.parent = parent;
    this.locals = locals;
  }

  static Scope global() {
    return new Scope(null, Set.of());
  }

  /**
   * @param locals names that belong to the inner scope, also before they are bound
   */
  Scope inner(Set<String> locals) {
    return new Scope(this, locals);
  }

  void bind(String name, PythonValue value) {
    values.put(name, value);
  }

  @Nullable PythonValue find(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      PythonValue value = scope.values.get(name);
      if (value != null || scope.locals.contains(name)) {
        return value;
      }
    }
    return null;
  }

  /** Whether a name is bound later in this scope or one around it, but not yet. */
  boolean declares(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      if (scope.locals.contains(name)) {
        return true;
      }
    }
    return false;
  }

  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Scope scope = this; scope != null; scope = scope.parent) {
      names.addAll(scope.values.keySet());
    }
    return names;
  }
}
