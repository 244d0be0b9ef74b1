package io.millrace.controlplane.localmode;

/** Millrace cannot start as it was asked to; the message says what stands in the way. */
final class StartRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartRefusedException(String message) {
    super(message);
  }
}
