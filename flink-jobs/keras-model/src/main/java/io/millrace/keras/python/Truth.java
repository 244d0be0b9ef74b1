package io.millrace.keras.python;

/** Whether a value counts as true. */
final class Truth {
  private Truth() {}

  static boolean of(PythonValue value, Site site) {
    if (value instanceof PythonBool bool) {
      return bool.value();
    }
    if (value instanceof PythonInt integer) {
      return integer.value() != 0;
    }
    if (value instanceof PythonFloat number) {
      return number.value() != 0;
    }
    if (value instanceof HostValue host) {
      return host.truth(site);
    }
    long length = Lengths.of(value);
    return length != 0 && !(value instanceof PythonNone);
  }
}
