package io.millrace.examples;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads predictions in a thread of its own, from where the output topic ends now. */
final class PredictionReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final ScoredRecords records;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final CountDownLatch positioned = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean closed;

  PredictionReader(String bootstrapServers, String topic, ScoredRecords records) {
    this.records = records;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = new Thread(() -> run(topic), "prediction-reader");
    thread.setDaemon(true);
    thread.start();
    awaitPosition();
  }

  private void run(String topic) {
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      positioned.countDown();
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          String key = new String(record.key(), StandardCharsets.UTF_8);
          records.arrived(Integer.parseInt(key), record.value(), System.nanoTime());
        }
      }
    } catch (WakeupException expected) {
      // close() asks for it
    } catch (RuntimeException e) {
      failure.set(e);
    } finally {
      positioned.countDown();
      consumer.close();
    }
  }

  private void awaitPosition() {
    try {
      if (!positioned.await(30, TimeUnit.SECONDS)) {
        throw new DemoException("the output topic cannot be read within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
    failOnError();
  }

  /**
   * @throws DemoException when reading has ended in an error
   */
  void failOnError() {
    RuntimeException e = failure.get();
    if (e != null) {
      throw new DemoException("the predictions cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
