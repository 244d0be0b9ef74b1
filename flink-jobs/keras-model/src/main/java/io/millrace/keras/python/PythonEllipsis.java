package io.millrace.keras.python;

/** {@code ...}. */
public enum PythonEllipsis implements PythonValue {
  ELLIPSIS;

  @Override
  public String typeName() {
    return "ellipsis";
  }
}
