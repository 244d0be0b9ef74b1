package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sorts as Python does: stable, by {@code <}, with a key and in reverse. */
final class Sorting {
  private record Keyed(PythonValue key, PythonValue item) {}

  private Sorting() {}

  static List<PythonValue> sorted(List<PythonValue> items, Call call) {
    call.allowKeywords("key", "reverse");
    call.budget().items(items.size(), 2L * items.size(), call.site());
    List<Keyed> keyed = new ArrayList<>();
    // A copy, since the key function may change the list.
    for (PythonValue item : List.copyOf(items)) {
      keyed.add(new Keyed(key(item, call), item));
    }
    if (keyed.stream().anyMatch(entry -> entry.key() instanceof Unknown)) {
      return keyed.stream().map(Keyed::item).toList();
    }
    Comparer comparer = new Comparer(call.budget(), call.site());
    Comparator<Keyed> order = (a, b) -> comparer.order("<", a.key(), b.key());
    keyed.sort(call.truth(call.keyword("reverse")) ? order.reversed() : order);
    return keyed.stream().map(Keyed::item).toList();
  }

  private static PythonValue key(PythonValue item, Call call) {
    PythonValue function = call.keyword("key");
    return function == null || function instanceof PythonNone
        ? item
        : call.interpreter().call(function, Arguments.of(call.site(), item), call.site());
  }
}
