package io.millrace.jobs.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.testkit.TestKafka;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends records at a steady rate whatever becomes of the job. A record's key is its number; number
 * and partition are equal modulo the number of partitions.
 */
final class NumberedLoad implements AutoCloseable {
  static final int PARTITIONS = 4;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** A broker that is away is waited for. */
  private static final Map<String, String> PATIENT =
      Map.of(
          "linger.ms",
          "5",
          "acks",
          "all",
          "max.block.ms",
          "300000",
          "delivery.timeout.ms",
          "300000");

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final int perSecond;
  private final Thread thread = new Thread(this::run, "load");
  private volatile long sent;
  private volatile boolean stopped;
  private volatile @Nullable RuntimeException fault;

  private NumberedLoad(TestKafka kafka, String topic, int perSecond) {
    this.producer = kafka.newProducer(PATIENT);
    this.topic = topic;
    this.perSecond = perSecond;
  }

  static NumberedLoad start(TestKafka kafka, String topic, int perSecond) {
    NumberedLoad load = new NumberedLoad(kafka, topic, perSecond);
    load.thread.start();
    return load;
  }

  private void run() {
    try {
      long start = System.nanoTime();
      while (!stopped) {
        long due = (System.nanoTime() - start) * perSecond / TimeUnit.SECONDS.toNanos(1);
        for (long number = sent; number < due && !stopped; number++) {
          send(number);
          sent = number + 1;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      producer.flush();
    } catch (RuntimeException e) {
      fault = e;
    }
  }

  private void send(long number) {
    byte[] key = Long.toString(number).getBytes(UTF_8);
    int partition = (int) (number % PARTITIONS);
    producer.send(
        new ProducerRecord<>(topic, partition, key, Hcopd.record(number)),
        (metadata, failure) -> {
          if (failure != null) {
            fault = new IllegalStateException("record " + number + " was not sent", failure);
          }
        });
  }

  int perSecond() {
    return perSecond;
  }

  /** How many records are sent: the numbers below it. */
  long sent() {
    RuntimeException failure = fault;
    if (failure != null) {
      throw failure;
    }
    return sent;
  }

  /** Sends no more, and returns how many records the broker has. */
  long stop() throws InterruptedException {
    stopped = true;
    thread.join();
    return sent();
  }

  @Override
  public void close() throws InterruptedException {
    stop();
    producer.close();
  }
}
