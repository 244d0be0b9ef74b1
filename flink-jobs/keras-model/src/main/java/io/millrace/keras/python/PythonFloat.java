package io.millrace.keras.python;

/** A floating-point number of double precision. */
public record PythonFloat(double value) implements PythonValue {
  @Override
  public String typeName() {
    return "float";
  }
}
