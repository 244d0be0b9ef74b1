package io.millrace.controlplane.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A message that Kafka has not taken yet, as far as is known.
 *
 * @param id also in the record's header, so that the message can be found again
 * @param headers all others, in their order
 * @param about id of the resource that tells people of it; null when none does
 * @param attempt null until it was about to be sent for the first time
 */
record OutboxMessage(
    String id,
    String topic,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Head> headers,
    @Nullable String about,
    @Nullable Attempt attempt) {
  OutboxMessage {
    headers = List.copyOf(headers);
  }

  /** A header; its value is any bytes. */
  record Head(String name, byte @Nullable [] value) {}

  /**
   * It may have been sent.
   *
   * @param from end offset of each partition before the first attempt: it lies behind, or nowhere
   * @param at time of the last attempt
   */
  record Attempt(Map<Integer, Long> from, Instant at) {
    Attempt {
      from = Map.copyOf(from);
    }
  }

  static OutboxMessage of(
      String id, ProducerRecord<byte[], byte[]> record, @Nullable String about) {
    List<Head> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      headers.add(new Head(header.key(), header.value()));
    }
    return new OutboxMessage(
        id, record.topic(), record.key(), record.value(), headers, about, null);
  }

  OutboxMessage attempted(Map<Integer, Long> ends, Instant now) {
    Map<Integer, Long> from = attempt == null ? ends : attempt.from();
    return new OutboxMessage(id, topic, key, value, headers, about, new Attempt(from, now));
  }

  ProducerRecord<byte[], byte[]> toRecord() {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, null, key, value);
    headers.forEach(header -> record.headers().add(header.name(), header.value()));
    record.headers().add(Outbox.ID_HEADER, id.getBytes(StandardCharsets.UTF_8));
    return record;
  }
}
