package io.millrace.keras.python;

import java.util.List;

/** A list or a tuple. */
public sealed interface PythonSequence extends PythonValue permits PythonList, PythonTuple {
  /** The items, not to be changed. */
  List<PythonValue> items();
}
