package io.millrace.keras.python;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/** Goes through values, one step for each item. */
final class Iteration {
  private Iteration() {}

  static Iterator<PythonValue> over(PythonValue value, Budget budget, Site site) {
    return new Counted(items(value, budget, site), budget, site);
  }

  private static Iterator<PythonValue> items(PythonValue value, Budget budget, Site site) {
    if (value instanceof PythonSequence sequence) {
      // A list that grows while it is gone through is gone through to its new end, as in Python.
      List<PythonValue> items = sequence.items();
      return new Indexed(items::size, items::get);
    }
    if (value instanceof PythonString text) {
      return text.value().codePoints().<PythonValue>mapToObj(Iteration::character).iterator();
    }
    if (value instanceof PythonRange range) {
      return new RangeIterator(range);
    }
    if (value instanceof PythonDict dict) {
      budget.steps(dict.size(), site);
      return new Unchanged(dict.keys().iterator(), dict, dict.size(), site);
    }
    if (value instanceof PythonIterator iterator) {
      return iterator.items();
    }
    if (value instanceof PythonView view) {
      budget.steps(view.size(), site);
      return view.items().iterator();
    }
    if (value instanceof HostValue host) {
      return host.items(site).iterator();
    }
    throw new SourceException(
        site, "a value of type '" + value.typeName() + "' cannot be iterated over", null);
  }

  private static PythonString character(int codePoint) {
    return new PythonString(Character.toString(codePoint));
  }

  private record Counted(Iterator<PythonValue> items, Budget budget, Site site)
      implements Iterator<PythonValue> {
    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    public PythonValue next() {
      budget.step(site);
      return items.next();
    }
  }

  private static final class Indexed implements Iterator<PythonValue> {
    private final IntSupplier size;
    private final IntFunction<PythonValue> item;
    private int index;

    Indexed(IntSupplier size, IntFunction<PythonValue> item) {
      this.size = size;
      this.item = item;
    }

    @Override
    public boolean hasNext() {
      return index < size.getAsInt();
    }

    @Override
    public PythonValue next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return item.apply(index++);
    }
  }

  private static final class RangeIterator implements Iterator<PythonValue> {
    private final PythonRange range;
    private final long length;
    private long index;

    RangeIterator(PythonRange range) {
      this.range = range;
      this.length = range.length();
    }

    @Override
    public boolean hasNext() {
      return index < length;
    }

    @Override
    public PythonValue next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return new PythonInt(range.at(index++));
    }
  }

  private record Unchanged(Iterator<PythonValue> keys, PythonDict dict, int size, Site site)
      implements Iterator<PythonValue> {
    @Override
    public boolean hasNext() {
      if (dict.size() != size) {
        throw new SourceException(
            site, "a dict changes while it is gone through", "write list(…) around it");
      }
      return keys.hasNext();
    }

    @Override
    public PythonValue next() {
      return keys.next();
    }
  }
}
