package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.controlplane.kubernetes.JobScript;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.JobSubmitterContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesOperatorJobSubmitterTest extends JobSubmitterContract {
  @TempDir private Path folder;
  private OperatorCluster cluster;

  @BeforeEach
  void startCluster() {
    cluster = new OperatorCluster(folder, Clock.systemUTC());
  }

  @AfterEach
  void stopCluster() {
    cluster.close();
  }

  @Test
  void shouldShowWhatTheClusterWouldBeGivenAndGiveItNothing() {
    // Given
    JobRun run = JobRun.first(cluster.training("is-shown"));

    // When
    String manifest = cluster.submitter().manifest(run).orElseThrow();

    // Then
    assertThat(manifest)
        .contains("kind: \"FlinkDeployment\"", "name: \"is-shown\"", run.flinkJobId());
    assertThat(cluster.submitter().status(run.jobId())).isEmpty();
  }

  @Override
  protected JobSubmitter submitter() {
    return cluster.submitter();
  }

  @Override
  protected JobSpec endlessJob(String id) {
    return cluster.inference(id);
  }

  @Override
  protected JobSpec finishingJob(String id) {
    cluster.script(id, JobScript.RUNS.with(JobScript.Course.FINISHES));
    return cluster.training(id);
  }

  @Override
  protected JobSpec failingJob(String id, String message) {
    cluster.script(id, JobScript.RUNS.failing(message));
    return cluster.inference(id);
  }

  @Override
  protected void restartRuntime() {
    cluster.operator.loseEverything();
    cluster.restart();
  }

  @Override
  protected int starts(JobId id) {
    return cluster.operator.starts(id.value());
  }

  @Override
  protected long restored(JobId id) {
    return cluster.operator.restored(id.value());
  }
}
