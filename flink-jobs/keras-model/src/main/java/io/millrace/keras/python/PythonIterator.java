package io.millrace.keras.python;

import java.util.Iterator;

/** Something that can be gone through once: what {@code zip}, {@code enumerate}, … give. */
public final class PythonIterator implements PythonValue {
  private final String typeName;
  private final Iterator<PythonValue> items;

  PythonIterator(String typeName, Iterator<PythonValue> items) {
    this.typeName = typeName;
    this.items = items;
  }

  Iterator<PythonValue> items() {
    return items;
  }

  @Override
  public String typeName() {
    return typeName;
  }
}
