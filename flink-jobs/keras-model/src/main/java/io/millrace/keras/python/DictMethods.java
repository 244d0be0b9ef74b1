package io.millrace.keras.python;

import java.util.List;

/** Methods of dicts. */
final class DictMethods {
  static final MethodTable<PythonDict> TABLE =
      new MethodTable<PythonDict>()
          .with("get", Signature.of(1, "key", "default"), DictMethods::get)
          .with("keys", Signature.of(0), (d, call) -> view("dict_keys", d))
          .with("values", Signature.of(0), (d, call) -> view("dict_values", d))
          .with("items", Signature.of(0), (d, call) -> view("dict_items", d))
          .with("pop", Signature.of(1, "key", "default"), DictMethods::pop)
          .with("setdefault", Signature.of(1, "key", "default"), DictMethods::setDefault)
          .with("update", Signature.VARIADIC, DictMethods::update)
          .with("copy", Signature.of(0), DictMethods::copy)
          .with("clear", Signature.of(0), DictMethods::clear);

  private DictMethods() {}

  private static String key(Call call) {
    return new DictKey(call.budget(), call.site()).of(call.value(0));
  }

  private static PythonValue fallback(Call call) {
    PythonValue given = call.optional(1);
    return given == null ? PythonNone.NONE : given;
  }

  private static PythonValue get(PythonDict dict, Call call) {
    PythonValue found = dict.find(key(call));
    return found == null ? fallback(call) : found;
  }

  private static PythonValue view(String type, PythonDict dict) {
    return switch (type) {
      case "dict_keys" -> new PythonView(type, dict, PythonDict::keys);
      case "dict_values" -> new PythonView(type, dict, PythonDict::values);
      default -> new PythonView(type, dict, DictMethods::pairs);
    };
  }

  private static List<PythonValue> pairs(PythonDict dict) {
    return dict.entries().stream()
        .<PythonValue>map(entry -> new PythonTuple(List.of(entry.key(), entry.value())))
        .toList();
  }

  private static PythonValue pop(PythonDict dict, Call call) {
    PythonValue removed = dict.remove(key(call));
    if (removed == null && call.optional(1) == null) {
      throw call.refuse("the key is not in the dict");
    }
    return removed == null ? fallback(call) : removed;
  }

  private static PythonValue setDefault(PythonDict dict, Call call) {
    PythonValue found = dict.find(key(call));
    if (found != null) {
      return found;
    }
    Dicts.put(
        dict, new PythonDict.Entry(call.value(0), fallback(call)), call.budget(), call.site());
    return fallback(call);
  }

  private static PythonValue update(PythonDict dict, Call call) {
    Dicts.fill(dict, call);
    return PythonNone.NONE;
  }

  private static PythonValue copy(PythonDict dict, Call call) {
    PythonDict copy = new PythonDict();
    Dicts.copy(dict, copy, call.budget(), call.site());
    return copy;
  }

  private static PythonValue clear(PythonDict dict, Call call) {
    dict.clear();
    return PythonNone.NONE;
  }
}
