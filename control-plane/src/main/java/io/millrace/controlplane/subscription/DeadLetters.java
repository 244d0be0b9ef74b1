package io.millrace.controlplane.subscription;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.contracts.error.DeadLetterHeaders;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.outbox.Outbox;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;

/**
 * Copies a record that cannot be applied, with where it came from and why, for people to look at;
 * once, in the transaction that passes it over.
 */
@Component
class DeadLetters {
  private final Outbox outbox;
  private final MeterRegistry meters;
  private final String topic;

  DeadLetters(Outbox outbox, MeterRegistry meters, MillraceProperties properties) {
    this.meters = meters;
    this.outbox = outbox;
    this.topic = properties.kafka().topics().deadLetters();
  }

  void send(ConsumerRecord<byte[], byte[]> record, String code, String reason) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topic, null, record.key(), record.value());
    record.headers().forEach(letter.headers()::add);
    header(letter, DeadLetterHeaders.SOURCE_TOPIC, record.topic());
    header(letter, DeadLetterHeaders.SOURCE_PARTITION, Integer.toString(record.partition()));
    header(letter, DeadLetterHeaders.SOURCE_OFFSET, Long.toString(record.offset()));
    header(letter, DeadLetterHeaders.CODE, code);
    header(letter, DeadLetterHeaders.REASON, reason);
    outbox.add(letter, null);
    meters.counter("millrace.dead.letters", "topic", record.topic()).increment();
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
