package io.millrace.keras.python;

import java.util.Iterator;
import java.util.List;

/** Something that can be gone through once: what {@code zip}, {@code enumerate}, … give. */
public final class PythonIterator implements PythonValue {
  private final String typeName;
  private final Iterator<PythonValue> items;
  private final int depth;

  private PythonIterator(String typeName, Iterator<PythonValue> items, int depth) {
    this.typeName = typeName;
    this.items = items;
    this.depth = depth;
  }

  /** Over items that exist already. */
  static PythonIterator of(String typeName, List<PythonValue> items) {
    return new PythonIterator(typeName, items.iterator(), 0);
  }

  /**
   * Over items that come from others while it is gone through.
   *
   * @throws LimitException if these come from others in turn, and so on, many times
   */
  static PythonIterator from(
      List<PythonValue> sources, String typeName, Iterator<PythonValue> items, Site site) {
    int depth = 0;
    for (PythonValue source : sources) {
      depth = Math.max(depth, source instanceof PythonIterator inner ? 1 + inner.depth : 0);
    }
    if (depth > Limits.VALUE_DEPTH) {
      throw new LimitException(site, "'" + typeName + "' is nested too deeply");
    }
    return new PythonIterator(typeName, items, depth);
  }

  Iterator<PythonValue> items() {
    return items;
  }

  @Override
  public String typeName() {
    return typeName;
  }
}
