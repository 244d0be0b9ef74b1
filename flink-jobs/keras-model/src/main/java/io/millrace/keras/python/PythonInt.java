package io.millrace.keras.python;

/** A whole number; unlike Python's it ends at 64 bits, and what does not fit is a fault. */
public record PythonInt(long value) implements PythonValue {
  @Override
  public String typeName() {
    return "int";
  }
}
