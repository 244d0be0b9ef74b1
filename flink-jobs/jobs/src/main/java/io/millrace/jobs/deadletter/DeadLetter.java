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
 * @param timestamp of the record, negative when it is not known
 * @param headerNames of the record's own headers; a name may come twice
 * @param headerValues one for each name; an element may be null, as in Kafka
 */
public record DeadLetter(
    byte @Nullable [] key,
    byte @Nullable [] value,
    String topic,
    int partition,
    long offset,
    ErrorCode code,
    String reason,
    long timestamp,
    String[] headerNames,
    byte[][] headerValues) {
  public DeadLetter {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(headerNames, "headerNames");
    Objects.requireNonNull(headerValues, "headerValues");
  }

  /** Of a record whose headers nobody asked for. */
  public DeadLetter(
      byte @Nullable [] key,
      byte @Nullable [] value,
      String topic,
      int partition,
      long offset,
      ErrorCode code,
      String reason) {
    this(key, value, topic, partition, offset, code, reason, -1, new String[0], new byte[0][]);
  }
}
