package io.millrace.tf;

/** A snapshot cannot be restored: it was taken from another model. */
public final class IncompatibleSnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IncompatibleSnapshotException(String message) {
    super(message);
  }
}
