package io.millrace.controlplane.deadletters;

import io.millrace.contracts.error.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, with why.
 *
 * @param time when it was laid aside
 * @param job that could not use it; null when it was none
 * @param key the record's own, as are value and headers
 */
record Letter(
    LetterPlace place,
    Instant time,
    @Nullable String job,
    Source source,
    String code,
    String reason,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Headers headers) {
  private static final String INFERENCE = "inf-";
  private static final String TRAINING = "tr-";
  private static final Set<String> OURS =
      Set.of(
          DeadLetterHeaders.SOURCE_TOPIC,
          DeadLetterHeaders.SOURCE_PARTITION,
          DeadLetterHeaders.SOURCE_OFFSET,
          DeadLetterHeaders.SOURCE_TIMESTAMP,
          DeadLetterHeaders.JOB,
          DeadLetterHeaders.CODE,
          DeadLetterHeaders.REASON);

  /**
   * Where the record came from.
   *
   * @param time of the record; null when it is not known
   */
  record Source(String topic, int partition, long offset, @Nullable Instant time) {}

  /** Empty when it is none: anything may lie on a topic. */
  static Optional<Letter> of(ConsumerRecord<byte[], byte[]> record) {
    String topic = text(record, DeadLetterHeaders.SOURCE_TOPIC);
    Long partition = number(record, DeadLetterHeaders.SOURCE_PARTITION);
    Long offset = number(record, DeadLetterHeaders.SOURCE_OFFSET);
    String code = text(record, DeadLetterHeaders.CODE);
    String reason = text(record, DeadLetterHeaders.REASON);
    if (topic == null || partition == null || offset == null || code == null) {
      return Optional.empty();
    }
    Long time = number(record, DeadLetterHeaders.SOURCE_TIMESTAMP);
    return Optional.of(
        new Letter(
            LetterPlace.of(record),
            Instant.ofEpochMilli(record.timestamp()),
            text(record, DeadLetterHeaders.JOB),
            new Source(
                topic,
                partition.intValue(),
                offset,
                time == null ? null : Instant.ofEpochMilli(time)),
            code,
            reason == null ? "" : reason,
            record.key(),
            record.value(),
            own(record.headers())));
  }

  private static @Nullable String text(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static @Nullable Long number(ConsumerRecord<?, ?> record, String name) {
    String text = text(record, name);
    return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  /** Without those that were added last: a record that is copied may carry the same names. */
  private static Headers own(Headers all) {
    List<Header> own = new ArrayList<>();
    Set<String> left = new HashSet<>(OURS);
    Header[] headers = all.toArray();
    for (int i = headers.length - 1; i >= 0; i--) {
      if (!left.remove(headers[i].key())) {
        own.add(0, headers[i]);
      }
    }
    return new RecordHeaders(own);
  }

  @Nullable String inferenceId() {
    return idOf(INFERENCE);
  }

  @Nullable String trainingId() {
    return idOf(TRAINING);
  }

  private @Nullable String idOf(String kind) {
    return job != null && job.startsWith(kind) ? job.substring(kind.length()) : null;
  }

  long bytes() {
    return (key == null ? 0 : key.length) + (value == null ? 0L : value.length);
  }
}
