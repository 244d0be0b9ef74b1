package io.millrace.controlplane.kafka;

import org.apache.kafka.common.errors.AuthenticationException;

/** Kafka did not answer in time: nothing is known, which is not the same as absent. */
public final class KafkaUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KafkaUnreachableException(Throwable cause) {
    super(
        "Kafka does not answer: "
            + (cause.getMessage() == null ? "nothing came in time" : cause.getMessage()),
        cause);
  }

  /**
   * @param bootstrapServers of a cluster that is not our own
   */
  KafkaUnreachableException(String bootstrapServers, Throwable cause) {
    super("Kafka at " + bootstrapServers + " does not answer: " + reason(cause), cause);
  }

  /** What is wrong with a cluster, as people are told. */
  String told(String bootstrapServers) {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthenticationException) {
        return "Kafka at " + bootstrapServers + " does not let Millrace in: " + cause.getMessage();
      }
    }
    return "Kafka does not answer at " + bootstrapServers;
  }

  /** Of a client that could not be made the cause says why. */
  private static String reason(Throwable fault) {
    Throwable cause = fault.getCause();
    return fault.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
  }
}
