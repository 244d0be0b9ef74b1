package io.millrace.benchmarks;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.jobs.inference.InferenceJob;
import io.millrace.testkit.TestKafka;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sends at a fixed rate whatever becomes of the records, and measures from when each was due to
 * when its prediction is read: a stall counts for every record that was due in it.
 */
final class OpenLoop {
  private static final int WARM_UP_SECONDS = 5;
  private static final int SECONDS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final TestKafka kafka;
  private final ScoringInput input;
  private final int rate;

  OpenLoop(TestKafka kafka, Path directory, int rate) throws Exception {
    this.kafka = kafka;
    this.input =
        new ScoringInput(kafka, ScoringCase.HCOPD_RAW, directory.resolve("open-loop-" + rate));
    this.rate = rate;
  }

  List<Row> measure() throws Exception {
    InferenceJobSpec spec = input.spec();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    InferenceJob.define(env, spec);
    JobClient job = env.executeAsync(spec.name());
    try (KafkaConsumer<byte[], byte[]> consumer = reader(spec.outputTopic())) {
      awaitFirstPrediction(consumer);
      Thread sender = new Thread(this::send, "open-loop-sender");
      sender.start();
      double[] millis = read(consumer);
      sender.join();
      return rows(millis);
    } finally {
      job.cancel().get();
    }
  }

  private KafkaConsumer<byte[], byte[]> reader(String topic) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    return consumer;
  }

  /** The job has started. */
  private void awaitFirstPrediction(KafkaConsumer<byte[], byte[]> consumer) {
    kafka.send(input.topic(), 0, due(0), input.scoringCase().distinctRecords().get(0));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
      requireBefore(deadline, 0);
    }
  }

  private static void requireBefore(long deadline, int predictions) {
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException(predictions + " predictions before patience ended");
    }
  }

  private static byte[] due(long nanos) {
    return ByteBuffer.allocate(Long.BYTES).putLong(nanos).array();
  }

  private int count() {
    return (WARM_UP_SECONDS + SECONDS) * rate;
  }

  private void send() {
    List<byte[]> values = input.scoringCase().distinctRecords();
    try (KafkaProducer<byte[], byte[]> producer = kafka.newProducer(Map.of("linger.ms", "0"))) {
      long start = System.nanoTime();
      for (int i = 0; i < count(); i++) {
        long due = start + i * 1_000_000_000L / rate;
        long wait = due - System.nanoTime();
        while (wait > 0) {
          LockSupport.parkNanos(wait);
          wait = due - System.nanoTime();
        }
        byte[] value = values.get(i % values.size());
        producer.send(new ProducerRecord<>(input.topic(), 0, due(due), value));
      }
    }
  }

  /** Latencies of all records after the warm-up. */
  private double[] read(KafkaConsumer<byte[], byte[]> consumer) {
    double[] millis = new double[count()];
    int read = 0;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (read < millis.length) {
      requireBefore(deadline, read);
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        millis[read++] = (System.nanoTime() - ByteBuffer.wrap(record.key()).getLong()) / 1e6;
      }
    }
    return Arrays.copyOfRange(millis, WARM_UP_SECONDS * rate, millis.length);
  }

  private List<Row> rows(double[] millis) {
    Arrays.sort(millis);
    String name = "HCOPD RAW, " + rate + " records/s";
    return List.of(
        Row.of(name, "latency p50", percentile(millis, 0.5), "ms"),
        Row.of(name, "latency p99", percentile(millis, 0.99), "ms"),
        Row.of(name, "latency p99.9", percentile(millis, 0.999), "ms"));
  }

  private static double percentile(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
