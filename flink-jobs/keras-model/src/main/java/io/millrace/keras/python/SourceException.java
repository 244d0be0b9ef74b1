package io.millrace.keras.python;

import org.jspecify.annotations.Nullable;

/** An operation was refused. Reported as a fault; the operation gives {@link Unknown}. */
public final class SourceException extends RuntimeException {
  private final transient SourceFault fault;

  public SourceException(Site site, String message, @Nullable String hint) {
    this(new SourceFault(site, message, hint));
  }

  public SourceException(SourceFault fault) {
    super(fault.message(), null, false, false);
    this.fault = fault;
  }

  public SourceFault fault() {
    return fault;
  }
}
