package io.millrace.kafka.embedded;

import org.jspecify.annotations.Nullable;

/** The broker could not be started. The message says what stands in the way and what to do. */
public final class KafkaStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
