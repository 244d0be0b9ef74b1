package io.millrace.jobs.deadletter;

import io.millrace.contracts.error.ErrorCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used.
 *
 * @param key the record's own key bytes
 * @param value the record's own value bytes
 * @param topic where the record lies
 * @param reason what was given and what is legal
 */
public record DeadLetter(
    byte @Nullable [] key,
    byte @Nullable [] value,
    String topic,
    int partition,
    long offset,
    ErrorCode code,
    String reason) {
  public DeadLetter {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
  }
}
