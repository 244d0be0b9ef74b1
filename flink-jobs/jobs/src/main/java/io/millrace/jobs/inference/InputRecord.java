package io.millrace.jobs.inference;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.jobs.deadletter.DeadLetter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One record of the input topic, undecoded: what cannot be decoded must keep its bytes.
 *
 * @param timestamp milliseconds since the epoch, negative when the record has none
 * @param headerNames in the order of the record; a name may come twice
 * @param headerValues one for each name; an element may be null, as in Kafka
 */
public record InputRecord(
    byte @Nullable [] key,
    byte @Nullable [] value,
    String topic,
    int partition,
    long offset,
    long timestamp,
    String[] headerNames,
    byte[][] headerValues) {
  public InputRecord {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(headerNames, "headerNames");
    Objects.requireNonNull(headerValues, "headerValues");
  }

  DeadLetter rejected(ErrorCode code, String reason) {
    return new DeadLetter(
        key, value, topic, partition, offset, code, reason, timestamp, headerNames, headerValues);
  }
}
