package io.millrace.keras.python;

import java.util.List;

/** Changes dicts, within the budget. */
final class Dicts {
  private static final int ENTRY = 6;

  private Dicts() {}

  static void put(PythonDict dict, PythonDict.Entry entry, Budget budget, Site site) {
    String stored = new DictKey(budget, site).of(entry.key());
    budget.items(dict.size() + 1L, ENTRY, site);
    dict.put(stored, entry.key(), entry.value());
  }

  /** Adds all of another dict; false if that is unknown. */
  static boolean merge(PythonDict dict, PythonValue other, Budget budget, Site site) {
    if (other instanceof Unknown) {
      return false;
    }
    if (!(other instanceof PythonDict more)) {
      throw new SourceException(
          site, "a value of type '" + other.typeName() + "' is given; legal is a dict", null);
    }
    copy(more, dict, budget, site);
    return true;
  }

  /** As {@code dict(…)} and {@code update(…)} do: from a dict or pairs, and from keywords. */
  static void fill(PythonDict dict, Call call) {
    if (call.arguments().positional().size() > 1) {
      throw call.refuse("more than one value is given");
    }
    for (Argument argument : call.arguments().positional()) {
      if (argument.value() instanceof PythonDict other) {
        copy(other, dict, call.budget(), call.site());
      } else {
        pairs(dict, argument, call);
      }
    }
    call.arguments()
        .keywords()
        .forEach(
            (name, argument) ->
                put(
                    dict,
                    new PythonDict.Entry(new PythonString(name), argument.value()),
                    call.budget(),
                    argument.site()));
  }

  private static void pairs(PythonDict dict, Argument argument, Call call) {
    for (PythonValue pair : call.interpreter().items(argument.value(), argument.site())) {
      List<PythonValue> parts = call.interpreter().items(pair, argument.site());
      if (parts.size() != 2) {
        throw call.refuse("an item of " + parts.size() + " values; legal are keys with values");
      }
      put(dict, new PythonDict.Entry(parts.get(0), parts.get(1)), call.budget(), argument.site());
    }
  }

  static void copy(PythonDict from, PythonDict into, Budget budget, Site site) {
    if (from == into) {
      return;
    }
    budget.steps(from.size(), site);
    budget.items(Math.max(from.size(), into.size()), (long) ENTRY * from.size(), site);
    from.stored()
        .forEach(
            entry -> {
              budget.items(into.size() + 1L, 0, site);
              into.put(entry.getKey(), entry.getValue().key(), entry.getValue().value());
            });
  }
}
