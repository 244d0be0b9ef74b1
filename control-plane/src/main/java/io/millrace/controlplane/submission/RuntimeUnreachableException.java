package io.millrace.controlplane.submission;

/** The runtime did not answer: the state of the job is unknown, which is not the same as absent. */
public final class RuntimeUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RuntimeUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
