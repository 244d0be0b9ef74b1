package io.millrace.keras.python;

import org.jspecify.annotations.Nullable;

/** A limit was reached: the program stops, and the fault of the limit is the last one. */
final class LimitException extends RuntimeException {
  private final transient @Nullable SourceFault fault;

  LimitException(Site site, String message) {
    super(message, null, false, false);
    this.fault = new SourceFault(site, message, null);
  }

  /** The program has failed so often that what is reported already says enough. */
  LimitException() {
    super("too many failures", null, false, false);
    this.fault = null;
  }

  @Nullable SourceFault fault() {
    return fault;
  }
}
