package io.millrace.keras.python;

/** How many items a value has. */
final class Lengths {
  private Lengths() {}

  /** -1 for values without items. */
  static long of(PythonValue value) {
    if (value instanceof PythonSequence sequence) {
      return sequence.items().size();
    }
    if (value instanceof PythonString text) {
      return text.value().codePointCount(0, text.value().length());
    }
    if (value instanceof PythonDict dict) {
      return dict.size();
    }
    if (value instanceof PythonRange range) {
      return range.length();
    }
    return value instanceof PythonView view ? view.size() : -1;
  }
}
