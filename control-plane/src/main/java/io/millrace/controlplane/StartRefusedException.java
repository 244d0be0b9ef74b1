package io.millrace.controlplane;

/** Millrace cannot start as it was asked to; the message says what stands in the way. */
public final class StartRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartRefusedException(String message) {
    super(message);
  }
}
