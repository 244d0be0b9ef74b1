package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A changeable sequence. Whoever changes it has charged the items to the budget before. */
public final class PythonList implements PythonSequence {
  private final List<PythonValue> items;

  public PythonList(List<? extends PythonValue> items) {
    this.items = new ArrayList<>(items);
  }

  @Override
  public List<PythonValue> items() {
    return Collections.unmodifiableList(items);
  }

  /** The items, to be changed by the interpreter. */
  List<PythonValue> changeable() {
    return items;
  }

  @Override
  public String typeName() {
    return "list";
  }
}
