package io.millrace.benchmarks;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.jobs.inference.InferenceJob;
import io.millrace.testkit.TestKafka;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Runs the inference job over a topic that is already full, timed by the broker's own clock. */
final class ScoringJobRun {
  private final TestKafka kafka;
  private final InferenceJobSpec spec;

  ScoringJobRun(TestKafka kafka, InferenceJobSpec spec) {
    this.kafka = kafka;
    this.spec = spec;
  }

  /**
   * @return records per second, from the first prediction that the broker appended to the last
   */
  double measure(int records) throws Exception {
    kafka.createTopic(
        new NewTopic(spec.outputTopic(), 1, (short) 1)
            .configs(Map.of("message.timestamp.type", "LogAppendTime")));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    InferenceJob.define(env, spec);
    JobClient job = env.executeAsync(spec.name());
    List<ConsumerRecord<byte[], byte[]>> output =
        kafka.readUntil(spec.outputTopic(), read -> read.size() >= records);
    job.cancel().get();
    return rate(output);
  }

  private static double rate(List<ConsumerRecord<byte[], byte[]>> output) {
    long first = Long.MAX_VALUE;
    long last = 0;
    for (ConsumerRecord<byte[], byte[]> record : output) {
      first = Math.min(first, record.timestamp());
      last = Math.max(last, record.timestamp());
    }
    return output.size() / (Math.max(1, last - first) / 1e3);
  }
}
