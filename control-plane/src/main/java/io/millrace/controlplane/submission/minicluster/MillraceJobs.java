package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobSpec;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs of Millrace. */
public final class MillraceJobs implements JobTopology {
  @Override
  public void define(StreamExecutionEnvironment env, JobSpec spec) {
    throw new UnsupportedOperationException(spec.name());
  }
}
