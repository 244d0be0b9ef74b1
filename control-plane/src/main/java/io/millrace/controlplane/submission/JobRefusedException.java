package io.millrace.controlplane.submission;

/** The job cannot be turned into something that runs; the message says why. */
public final class JobRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JobRefusedException(String message) {
    super(message);
  }

  public JobRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
