package io.millrace.keras.python;

/**
 * Stands for a value that could not be computed because of a fault that has been reported. Whatever
 * is done to it gives {@code UNKNOWN} again, without another fault.
 */
public enum Unknown implements PythonValue {
  UNKNOWN;

  @Override
  public String typeName() {
    return "unknown";
  }
}
