package io.millrace.keras.python;

import java.util.List;
import java.util.function.Function;

/** The keys, values or items of a dict as they are at the time of looking. */
public final class PythonView implements PythonValue {
  private final String typeName;
  private final PythonDict dict;
  private final Function<PythonDict, List<PythonValue>> items;

  PythonView(String typeName, PythonDict dict, Function<PythonDict, List<PythonValue>> items) {
    this.typeName = typeName;
    this.dict = dict;
    this.items = items;
  }

  int size() {
    return dict.size();
  }

  List<PythonValue> items() {
    return items.apply(dict);
  }

  @Override
  public String typeName() {
    return typeName;
  }
}
