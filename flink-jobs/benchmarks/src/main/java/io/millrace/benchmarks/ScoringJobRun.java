package io.millrace.benchmarks;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.testkit.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Runs a job over a topic that is already full, timed by the broker's own clock. Nobody reads the
 * predictions meanwhile: a reader would take its time from the job.
 */
final class ScoringJobRun {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final TestKafka kafka;
  private final InferenceJobSpec spec;

  ScoringJobRun(TestKafka kafka, InferenceJobSpec spec) {
    this.kafka = kafka;
    this.spec = spec;
  }

  /**
   * @param records after so many predictions the job is ended
   */
  Measured measure(ScoringJob job, int records) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    job.define(env, spec);
    JobClient client = env.executeAsync(spec.name());
    long first = awaitPredictions(1);
    Moment start = Moment.now();
    long last = awaitPredictions(records);
    Moment end = Moment.now();
    client.cancel().get();
    double seconds = Math.max(1, record(records - 1).timestamp() - record(0).timestamp()) / 1e3;
    double counted = Math.max(1, last - first);
    return new Measured(
        records / seconds,
        end.threads().microsOfJobSince(start.threads()) / counted,
        (end.process().processorNanos() - start.process().processorNanos()) / 1e3 / counted);
  }

  private record Moment(ThreadTimes threads, ProcessClock process) {
    private static Moment now() {
      return new Moment(ThreadTimes.now(), ProcessClock.now());
    }
  }

  private long awaitPredictions(int records) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    long there = kafka.endOffset(spec.outputTopic(), 0);
    while (there < records) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            there + " of " + records + " predictions after 5 minutes in " + spec.outputTopic());
      }
      TimeUnit.MILLISECONDS.sleep(10);
      there = kafka.endOffset(spec.outputTopic(), 0);
    }
    return there;
  }

  /** What the job said of its first record. */
  byte[] firstPrediction() {
    return record(0).value();
  }

  private ConsumerRecord<byte[], byte[]> record(long offset) {
    TopicPartition output = new TopicPartition(spec.outputTopic(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(output));
      consumer.seek(output, offset);
      List<ConsumerRecord<byte[], byte[]>> records = List.of();
      while (records.isEmpty()) {
        records = consumer.poll(Duration.ofSeconds(1)).records(output);
      }
      return records.get(0);
    }
  }

  /** A job from the input topic of a spec to its output topic. */
  interface ScoringJob {
    void define(StreamExecutionEnvironment env, InferenceJobSpec spec) throws Exception;
  }

  /**
   * @param jobMicros processor time for each record, of the job's own threads, while predictions
   *     come out
   * @param allMicros the same of the whole process: broker, garbage collection and compiler too
   */
  record Measured(double recordsPerSecond, double jobMicros, double allMicros) {}
}
