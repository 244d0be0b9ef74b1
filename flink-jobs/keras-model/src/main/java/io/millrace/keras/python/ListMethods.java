package io.millrace.keras.python;

import java.util.Collections;
import java.util.List;

/** Methods of lists and tuples. */
final class ListMethods {
  static final MethodTable<PythonList> TABLE =
      new MethodTable<PythonList>()
          .with("append", Signature.of(1, "object").withUnknown(), ListMethods::append)
          .with("extend", Signature.of(1, "iterable").withUnknown(), ListMethods::extend)
          .with("insert", Signature.of(2, "index", "object").withUnknown(), ListMethods::insert)
          .with("pop", Signature.of(0, "index"), ListMethods::pop)
          .with("remove", Signature.of(1, "value"), ListMethods::remove)
          .with("clear", Signature.of(0), ListMethods::clear)
          .with("copy", Signature.of(0), (list, call) -> call.list(list.items()))
          .with("reverse", Signature.of(0), ListMethods::reverse)
          .with("sort", Signature.VARIADIC, ListMethods::sort)
          .with("index", Signature.of(1, "value"), ListMethods::index)
          .with("count", Signature.of(1, "value"), ListMethods::count);

  static final MethodTable<PythonTuple> OF_TUPLES =
      new MethodTable<PythonTuple>()
          .with("index", Signature.of(1, "value"), ListMethods::index)
          .with("count", Signature.of(1, "value"), ListMethods::count);

  private ListMethods() {}

  private static PythonValue append(PythonList list, Call call) {
    call.budget().items(list.items().size() + 1L, 1, call.site());
    list.changeable().add(call.value(0));
    return PythonNone.NONE;
  }

  private static PythonValue extend(PythonList list, Call call) {
    PythonValue more = call.value(0);
    if (more instanceof Unknown) {
      list.changeable().add(more);
    } else {
      extend(list, more, call.interpreter(), call.site());
    }
    return PythonNone.NONE;
  }

  static void extend(PythonList list, PythonValue more, Interpreter interpreter, Site site) {
    List<PythonValue> items = interpreter.items(more, site);
    interpreter.budget().items((long) list.items().size() + items.size(), items.size(), site);
    list.changeable().addAll(items);
  }

  private static PythonValue insert(PythonList list, Call call) {
    int size = list.items().size();
    long index = call.value(0) instanceof Unknown ? size : call.integer(0);
    long from = index < 0 ? Math.max(0, index + size) : Math.min(index, size);
    call.budget().items(size + 1L, 1 + size / 100, call.site());
    list.changeable().add((int) from, call.value(1));
    return PythonNone.NONE;
  }

  private static PythonValue pop(PythonList list, Call call) {
    int size = list.items().size();
    long index = call.integer(0, -1);
    if (index < -size || index >= size) {
      throw call.refuse("index " + index + " is outside of the " + size + " items");
    }
    call.budget().steps(size / 1_000, call.site());
    return list.changeable().remove((int) (index < 0 ? index + size : index));
  }

  private static PythonValue remove(PythonList list, Call call) {
    list.changeable().remove(find(list.items(), call));
    return PythonNone.NONE;
  }

  private static PythonValue clear(PythonList list, Call call) {
    list.changeable().clear();
    return PythonNone.NONE;
  }

  private static PythonValue reverse(PythonList list, Call call) {
    call.budget().steps(list.items().size() / 10, call.site());
    Collections.reverse(list.changeable());
    return PythonNone.NONE;
  }

  private static PythonValue sort(PythonList list, Call call) {
    if (!call.arguments().positional().isEmpty()) {
      throw call.refuse("a value without a name is given; legal are key=… and reverse=…");
    }
    List<PythonValue> sorted = Sorting.sorted(list.items(), call);
    list.changeable().clear();
    list.changeable().addAll(sorted);
    return PythonNone.NONE;
  }

  private static PythonValue index(PythonSequence sequence, Call call) {
    return new PythonInt(find(sequence.items(), call));
  }

  private static int find(List<PythonValue> items, Call call) {
    Comparer comparer = new Comparer(call.budget(), call.site());
    for (int i = 0; i < items.size(); i++) {
      if (comparer.equal(items.get(i), call.value(0))) {
        return i;
      }
    }
    throw call.refuse("the value is not among the items");
  }

  private static PythonValue count(PythonSequence sequence, Call call) {
    Comparer comparer = new Comparer(call.budget(), call.site());
    return new PythonInt(
        sequence.items().stream().filter(item -> comparer.equal(item, call.value(0))).count());
  }
}
