package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobSpec;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Builds the whole job that a spec describes. */
@FunctionalInterface
interface JobTopology {
  /**
   * @param env empty, with checkpoints on; the topology may set more
   * @throws Exception when no job can be made of the spec
   */
  void define(StreamExecutionEnvironment env, JobSpec spec) throws Exception;
}
