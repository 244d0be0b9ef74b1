package io.millrace.keras.python;

/** A limit was reached: the program stops, and its fault is the last one. */
final class LimitException extends RuntimeException {
  private final transient SourceFault fault;

  LimitException(Site site, String message) {
    super(message, null, false, false);
    this.fault = new SourceFault(site, message, null);
  }

  SourceFault fault() {
    return fault;
  }
}
