package io.millrace.keras.python;

/** {@code True} or {@code False}. */
public enum PythonBool implements PythonValue {
  TRUE,
  FALSE;

  public static PythonBool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public boolean value() {
    return this == TRUE;
  }

  @Override
  public String typeName() {
    return "bool";
  }
}
