package io.millrace.keras.python;

/** {@code None}. */
public enum PythonNone implements PythonValue {
  NONE;

  @Override
  public String typeName() {
    return "NoneType";
  }
}
