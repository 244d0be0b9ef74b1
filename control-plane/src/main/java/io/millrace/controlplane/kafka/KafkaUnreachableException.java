package io.millrace.controlplane.kafka;

/** Kafka did not answer in time: nothing is known, which is not the same as absent. */
public final class KafkaUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaUnreachableException(Throwable cause) {
    super("Kafka does not answer: " + cause.getMessage(), cause);
  }
}
