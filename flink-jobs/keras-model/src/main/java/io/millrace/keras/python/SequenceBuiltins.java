package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builtins that go through values. */
final class SequenceBuiltins {
  private SequenceBuiltins() {}

  static PythonValue length(Call call) {
    long length = Lengths.of(call.value(0));
    if (length < 0) {
      throw call.refuse("a value of type '" + call.value(0).typeName() + "' has no length");
    }
    return new PythonInt(length);
  }

  static PythonValue range(Call call) {
    boolean one = call.optional(1) == null;
    long step = call.optional(2) == null ? 1 : call.integer(2);
    if (step == 0) {
      throw call.refuse("the step is 0; legal is any other");
    }
    return new PythonRange(one ? 0 : call.integer(0), call.integer(one ? 0 : 1), step);
  }

  private static Iterator<PythonValue> iterator(Call call, PythonValue value) {
    return call.interpreter().iterator(value, call.site());
  }

  private static List<PythonValue> sources(Call call) {
    return call.arguments().positional().stream().map(Argument::value).toList();
  }

  static PythonValue enumerate(Call call) {
    Iterator<PythonValue> items = iterator(call, call.value(0));
    long[] index = {call.integer(1, 0)};
    return PythonIterator.from(
        List.of(call.value(0)),
        "enumerate",
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return items.hasNext();
          }

          @Override
          public PythonValue next() {
            return new PythonTuple(List.of(new PythonInt(index[0]++), items.next()));
          }
        },
        call.site());
  }

  private static List<Iterator<PythonValue>> iterators(Call call, int from) {
    List<Iterator<PythonValue>> iterators = new ArrayList<>();
    List<Argument> given = call.arguments().positional();
    given
        .subList(from, given.size())
        .forEach(argument -> iterators.add(iterator(call, argument.value())));
    return iterators;
  }

  /** The next items of all iterators, until one of them has no more. */
  private static Iterator<List<PythonValue>> together(
      List<Iterator<PythonValue>> iterators, Call call) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        // Counted here too: iterators of iterators of one iterator are asked very many times.
        call.budget().step(call.site());
        return !iterators.isEmpty() && iterators.stream().allMatch(Iterator::hasNext);
      }

      @Override
      public List<PythonValue> next() {
        return iterators.stream().map(Iterator::next).toList();
      }
    };
  }

  private record Mapped(Iterator<List<PythonValue>> items, Mapping mapping)
      implements Iterator<PythonValue> {
    interface Mapping {
      PythonValue apply(List<PythonValue> items);
    }

    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    public PythonValue next() {
      return mapping.apply(items.next());
    }
  }

  static PythonValue zip(Call call) {
    call.allowKeywords("strict");
    if (call.truth(call.keyword("strict"))) {
      throw call.refuse("strict=True is not supported");
    }
    return PythonIterator.from(
        sources(call),
        "zip",
        new Mapped(together(iterators(call, 0), call), items -> tuple(items, call)),
        call.site());
  }

  private static PythonValue tuple(List<PythonValue> items, Call call) {
    call.budget().items(items.size(), items.size(), call.site());
    return new PythonTuple(items);
  }

  static PythonValue map(Call call) {
    call.allowKeywords();
    if (call.arguments().positional().size() < 2) {
      throw call.refuse("legal are a function and at least one list");
    }
    PythonValue function = call.value(0);
    return PythonIterator.from(
        sources(call),
        "map",
        new Mapped(together(iterators(call, 1), call), items -> apply(function, call, items)),
        call.site());
  }

  private static PythonValue apply(PythonValue function, Call call, List<PythonValue> items) {
    Arguments arguments = Arguments.of(call.site(), items.toArray(PythonValue[]::new));
    return call.interpreter().call(function, arguments, call.site());
  }

  static PythonValue filter(Call call) {
    List<PythonValue> chosen = new ArrayList<>();
    for (PythonValue item : call.items(1)) {
      PythonValue decision =
          call.value(0) instanceof PythonNone ? item : apply(call.value(0), call, List.of(item));
      if (decision instanceof Unknown) {
        return decision;
      }
      if (Truth.of(decision, call.site())) {
        chosen.add(item);
      }
    }
    return PythonIterator.of("filter", chosen);
  }

  static PythonValue reversed(Call call) {
    PythonValue value = call.value(0);
    if (value instanceof PythonIterator) {
      throw call.refuse("a value of type '" + value.typeName() + "'; legal is a list");
    }
    List<PythonValue> items = call.items(0);
    Collections.reverse(items);
    return PythonIterator.of("reversed", items);
  }

  static PythonValue sorted(Call call) {
    if (call.arguments().positional().size() != 1) {
      throw call.refuse("legal are one list, key=… and reverse=…");
    }
    return call.list(Sorting.sorted(call.items(0), call));
  }

  static PythonValue all(Call call) {
    return decide(call, false);
  }

  static PythonValue any(Call call) {
    return decide(call, true);
  }

  private static PythonValue decide(Call call, boolean decisive) {
    Iterator<PythonValue> items = iterator(call, call.value(0));
    while (items.hasNext()) {
      PythonValue item = items.next();
      if (item instanceof Unknown) {
        return item;
      }
      if (Truth.of(item, call.site()) == decisive) {
        return PythonBool.of(decisive);
      }
    }
    return PythonBool.of(!decisive);
  }

  static PythonValue sum(Call call) {
    PythonValue start = call.optional(1);
    PythonValue sum = start == null ? new PythonInt(0) : start;
    if (sum instanceof PythonString) {
      throw call.refuse("text is added; write ''.join(…)");
    }
    Iterator<PythonValue> items = iterator(call, call.value(0));
    while (items.hasNext()) {
      sum = call.interpreter().operate(BinaryOperator.ADD, sum, items.next(), call.site());
    }
    return sum;
  }

  static PythonValue extreme(Call call, boolean largest) {
    call.allowKeywords("key", "default");
    List<Argument> given = call.arguments().positional();
    if (given.isEmpty()) {
      throw call.refuse("nothing is given");
    }
    List<PythonValue> items =
        given.size() == 1 ? call.items(0) : given.stream().map(Argument::value).toList();
    if (items.isEmpty()) {
      PythonValue fallback = call.keyword("default");
      if (fallback == null) {
        throw call.refuse("the list is empty");
      }
      return fallback;
    }
    return extreme(items, call, largest);
  }

  private static PythonValue extreme(List<PythonValue> items, Call call, boolean largest) {
    Comparer comparer = new Comparer(call.budget(), call.site());
    ComparisonOperator better = largest ? ComparisonOperator.GREATER : ComparisonOperator.LESS;
    PythonValue best = items.get(0);
    PythonValue bestKey = key(best, call);
    for (PythonValue item : items.subList(1, items.size())) {
      PythonValue key = key(item, call);
      if (bestKey instanceof Unknown || key instanceof Unknown) {
        return Unknown.UNKNOWN;
      }
      if (comparer.compare(better, key, bestKey)) {
        best = item;
        bestKey = key;
      }
    }
    return best;
  }

  private static PythonValue key(PythonValue item, Call call) {
    @Nullable PythonValue function = call.keyword("key");
    return function == null || function instanceof PythonNone
        ? item
        : apply(function, call, List.of(item));
  }
}
