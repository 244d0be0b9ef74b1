package io.millrace.controlplane.subscription;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.kafka.KafkaLog;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;

/**
 * Copies a record that cannot be applied, with where it came from and why, for people to look at.
 */
@Component
class DeadLetters {
  private final KafkaLog log;
  private final String topic;

  DeadLetters(KafkaLog log, MillraceProperties properties) {
    this.log = log;
    this.topic = properties.kafka().topics().deadLetters();
  }

  void send(ConsumerRecord<byte[], byte[]> record, String code, String reason) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topic, null, record.key(), record.value());
    record.headers().forEach(letter.headers()::add);
    header(letter, "topic", record.topic());
    header(letter, "partition", Integer.toString(record.partition()));
    header(letter, "offset", Long.toString(record.offset()));
    header(letter, "code", code);
    header(letter, "reason", reason);
    log.send(letter);
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
