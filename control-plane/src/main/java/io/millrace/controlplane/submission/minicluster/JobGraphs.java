package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobSpec;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.Snapshot;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Turns runs into what Flink executes. */
final class JobGraphs {
  private final JobTopology topology;

  JobGraphs(JobTopology topology) {
    this.topology = topology;
  }

  /**
   * @throws JobRefusedException when no job can be made of the spec
   */
  JobGraph of(JobRun run) {
    JobSpec spec = run.spec();
    JobID id = MiniClusterJobSubmitter.flinkJobId(run.jobId(), run.number());
    RetainedCheckpoints left = RetainedCheckpoints.of(run);
    try {
      StreamExecutionEnvironment env = new StreamExecutionEnvironment(LocalFlink.jobDefaults());
      env.enableCheckpointing(spec.checkpoints().intervalMs());
      topology.define(env, spec);
      // After the topology, which knows no runs and names the folder of the first.
      env.configure(
          new Configuration()
              .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, left.checkpointDirectory()));
      JobGraph graph = env.getStreamGraph().getJobGraph(getClass().getClassLoader(), id);
      graph.setSavepointRestoreSettings(restore(run, left.claimNewest()));
      return graph;
    } catch (Exception e) {
      throw new JobRefusedException(
          "job " + spec.jobId() + " cannot be built: " + e.getMessage(), e);
    }
  }

  private static SavepointRestoreSettings restore(JobRun run, Optional<Snapshot> newest) {
    Snapshot from = newest.orElse(run.from());
    if (from == null) {
      return SavepointRestoreSettings.none();
    }
    // A checkpoint of its own is claimed: Flink deletes it once newer ones have replaced it.
    boolean own = newest.isPresent() && from.kind() == Snapshot.Kind.CHECKPOINT;
    return SavepointRestoreSettings.forPath(
        from.location(), false, own ? RecoveryClaimMode.CLAIM : RecoveryClaimMode.NO_CLAIM);
  }
}
