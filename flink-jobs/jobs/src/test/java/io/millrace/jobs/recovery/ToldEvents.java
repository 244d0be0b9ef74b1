package io.millrace.jobs.recovery;

import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.json.ContractJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows the events of one job in the order they were told, the repeated ones too. */
final class ToldEvents implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<EventEnvelope> told = new ArrayList<>();

  ToldEvents(String bootstrapServers, String topic) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("enable.auto.commit", "false");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
  }

  List<EventEnvelope> all() {
    return told;
  }

  List<EventEnvelope> epochs() {
    return told.stream().filter(envelope -> envelope.event() instanceof EpochCompleted).toList();
  }

  /** The highest epoch that was told so far. */
  int epoch() {
    return epochs().stream()
        .mapToInt(envelope -> ((EpochCompleted) envelope.event()).epoch())
        .max()
        .orElse(0);
  }

  boolean has(Class<? extends JobEvent> type) {
    return told.stream().map(EventEnvelope::event).anyMatch(type::isInstance);
  }

  void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "waited %s for %s; %d events, the last epoch is %d"
                .formatted(PATIENCE, what, told.size(), epoch()));
      }
      poll(Duration.ofMillis(20));
    }
  }

  /** Until the topic says nothing more. */
  void drain() {
    TopicPartition partition = consumer.assignment().iterator().next();
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    while (consumer.position(partition) < end) {
      poll(Duration.ofMillis(20));
    }
  }

  private void poll(Duration patience) {
    consumer.poll(patience).forEach(record -> told.add(ContractJson.readEvent(record.value())));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
