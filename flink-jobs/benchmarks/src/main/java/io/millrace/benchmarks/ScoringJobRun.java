package io.millrace.benchmarks;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.jobs.inference.InferenceJob;
import io.millrace.testkit.TestKafka;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Runs the inference job over a topic that is already full, timed by the broker's own clock. Nobody
 * reads the predictions meanwhile: a reader would take its time from the job.
 */
final class ScoringJobRun {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final TestKafka kafka;
  private final InferenceJobSpec spec;

  ScoringJobRun(TestKafka kafka, InferenceJobSpec spec) {
    this.kafka = kafka;
    this.spec = spec;
  }

  Measured measure(int records) throws Exception {
    kafka.createTopic(
        new NewTopic(spec.outputTopic(), 1, (short) 1)
            .configs(Map.of("message.timestamp.type", "LogAppendTime")));
    ThreadTimes before = ThreadTimes.now();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    InferenceJob.define(env, spec);
    JobClient job = env.executeAsync(spec.name());
    awaitPredictions(records);
    double cpuMicros = ThreadTimes.now().microsOfJobSince(before);
    job.cancel().get();
    return new Measured(records / seconds(), cpuMicros / records);
  }

  private void awaitPredictions(int records) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    long there = 0;
    while (there < records) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            there + " of " + records + " predictions after 5 minutes in " + spec.outputTopic());
      }
      TimeUnit.MILLISECONDS.sleep(50);
      there = kafka.endOffset(spec.outputTopic(), 0);
    }
  }

  /** From the first prediction that the broker appended to the last. */
  private double seconds() throws Exception {
    long first = kafka.readUntil(spec.outputTopic(), read -> !read.isEmpty()).get(0).timestamp();
    TopicPartition output = new TopicPartition(spec.outputTopic(), 0);
    long last =
        kafka
            .admin()
            .listOffsets(Map.of(output, OffsetSpec.maxTimestamp()))
            .partitionResult(output)
            .get()
            .timestamp();
    return Math.max(1, last - first) / 1e3;
  }

  /**
   * @param cpuMicros for each record, of the job's own threads, from its start; the broker's not
   *     counted
   */
  record Measured(double recordsPerSecond, double cpuMicros) {}
}
