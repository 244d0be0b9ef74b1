package io.millrace.keras.python;

/** The program raised an error, which has been reported; ends the function that is running. */
final class RaisedException extends RuntimeException {
  RaisedException() {
    super("raised", null, false, false);
  }
}
