package io.millrace.keras.python;

import java.util.List;

/**
 * An unchangeable sequence. Not a record: tuples of tuples share items, and an {@code equals} that
 * goes through all of them may take forever. Java's equality of tuples is identity.
 */
public final class PythonTuple implements PythonSequence {
  private final List<PythonValue> items;

  public PythonTuple(List<PythonValue> items) {
    this.items = List.copyOf(items);
  }

  @Override
  public List<PythonValue> items() {
    return items;
  }

  @Override
  public String typeName() {
    return "tuple";
  }
}
