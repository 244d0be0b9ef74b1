package io.millrace.controlplane.localmode;

/** Kafka or Flink could not be started; the message is theirs. */
final class StartFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartFailedException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
