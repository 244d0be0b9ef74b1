package io.millrace.keras.python;

/** Text. */
public record PythonString(String value) implements PythonValue {
  @Override
  public String typeName() {
    return "str";
  }
}
