package io.millrace.jobs.inference;

import io.millrace.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Sends numbered records at a fixed rate, whatever comes back, and takes down what does. */
final class SwapLoad implements AutoCloseable {
  private final Deployment deployment;
  private final TestKafka kafka;
  private final int perSecond;
  private final AtomicInteger sent = new AtomicInteger();
  private final List<Arrived> arrived = new ArrayList<>();
  private final Thread sender = new Thread(this::send, "swap-load");
  private final Thread receiver = new Thread(this::receive, "swap-results");
  private volatile boolean stopped;
  private volatile boolean closed;

  SwapLoad(Deployment deployment, TestKafka kafka, int perSecond) {
    this.deployment = deployment;
    this.kafka = kafka;
    this.perSecond = perSecond;
  }

  /**
   * @param version of the model; -1 when the record does not say it
   * @param sentAt epoch milliseconds; so is {@code at}
   */
  record Arrived(int number, int partition, long version, long sentAt, long at) {}

  SwapLoad start() {
    receiver.start();
    sender.start();
    return this;
  }

  private void send() {
    long begun = System.nanoTime();
    while (!stopped) {
      long due = (System.nanoTime() - begun) * perSecond / TimeUnit.SECONDS.toNanos(1);
      while (sent.get() < due) {
        deployment.sendLater(sent.getAndIncrement());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private void receive() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      consumer.assign(
          consumer.partitionsFor(deployment.outputTopic()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList());
      while (!closed) {
        Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(Duration.ofMillis(100));
        long now = System.currentTimeMillis();
        synchronized (arrived) {
          records.forEach(record -> arrived.add(arrived(record, now)));
          arrived.notifyAll();
        }
      }
    }
  }

  private static Arrived arrived(ConsumerRecord<byte[], byte[]> record, long now) {
    var version = record.headers().lastHeader(PredictionSchema.MODEL_VERSION);
    return new Arrived(
        Integer.parseInt(new String(record.key())),
        record.partition(),
        version == null ? -1 : Long.parseLong(new String(version.value())),
        record.timestamp(),
        now);
  }

  int sent() {
    return sent.get();
  }

  /** Stops sending and waits until everything that was sent has come back. */
  List<Arrived> finish(Duration patience) throws InterruptedException {
    stopped = true;
    sender.join();
    long deadline = System.currentTimeMillis() + patience.toMillis();
    synchronized (arrived) {
      while (arrived.size() < sent.get() && System.currentTimeMillis() < deadline) {
        arrived.wait(100);
      }
      return List.copyOf(arrived);
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    closed = true;
    sender.join();
    receiver.join();
  }

  /** Milliseconds between two arrivals. */
  static long longestGap(List<Arrived> arrived) {
    long longest = 0;
    for (int i = 1; i < arrived.size(); i++) {
      longest = Math.max(longest, arrived.get(i).at() - arrived.get(i - 1).at());
    }
    return longest;
  }

  static long percentile(List<Arrived> arrived, double share) {
    long[] latencies = arrived.stream().mapToLong(one -> one.at() - one.sentAt()).toArray();
    Arrays.sort(latencies);
    return latencies[(int) Math.min(latencies.length - 1, Math.ceil(latencies.length * share))];
  }
}
