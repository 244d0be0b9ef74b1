package io.millrace.keras.python;

/**
 * The key of {@code value[start:stop:step]}.
 *
 * @param start {@link PythonNone} where nothing is written, as with the other two
 */
public record PythonSlice(PythonValue start, PythonValue stop, PythonValue step)
    implements PythonValue {
  @Override
  public String typeName() {
    return "slice";
  }
}
