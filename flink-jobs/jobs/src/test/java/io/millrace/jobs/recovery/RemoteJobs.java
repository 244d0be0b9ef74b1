package io.millrace.jobs.recovery;

import io.millrace.contracts.job.JobSpec;
import io.millrace.jobs.JobDefinitions;
import io.millrace.testkit.FlinkProcesses;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Submits jobs to a cluster that may just be starting, or starting again. */
final class RemoteJobs {
  private RemoteJobs() {}

  /**
   * @param jars with the code of the job; none when the cluster has it on its class path
   */
  static JobClient submit(FlinkProcesses flink, JobSpec spec, String... jars) throws Exception {
    Configuration patient =
        new Configuration()
            .set(RestOptions.RETRY_DELAY, Duration.ofMillis(200))
            .set(RestOptions.RETRY_MAX_ATTEMPTS, 300);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createRemoteEnvironment(
            "127.0.0.1", flink.restPort(), patient, jars);
    JobDefinitions.define(environment, spec);
    return environment.executeAsync();
  }
}
