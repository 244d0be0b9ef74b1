package io.millrace.examples;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records in an open loop: each is due at a time that no answer can delay, and its latency
 * counts from then. Its key is its number, so that each prediction can be told whose it is.
 */
final class LoadGenerator implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final List<byte[]> values;
  private final ScoredRecords records;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * @param values sent round and round
   */
  LoadGenerator(String bootstrapServers, String topic, List<byte[]> values, ScoredRecords records) {
    this.producer =
        new KafkaProducer<>(
            // no linger: the latency that is measured is not to be the client's own waiting
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.topic = topic;
    this.values = values;
    this.records = records;
  }

  void sendPaced(int from, int to, int perSecond) {
    long start = System.nanoTime();
    for (int i = from; i < to; i++) {
      long due = start + (i - from) * 1_000_000_000L / perSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      send(i, due);
    }
    finish();
  }

  void sendBurst(int from, int to) {
    for (int i = from; i < to; i++) {
      send(i, System.nanoTime());
    }
    finish();
  }

  private void send(int number, long due) {
    records.due(number, due);
    byte[] key = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    producer.send(
        new ProducerRecord<>(topic, key, values.get(number % values.size())),
        (metadata, e) -> {
          if (e != null) {
            failure.compareAndSet(null, e);
          }
        });
  }

  private void finish() {
    producer.flush();
    Exception e = failure.get();
    if (e != null) {
      throw new DemoException("records could not be sent to " + topic + ": " + e, e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
