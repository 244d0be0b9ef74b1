package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.submission.ExampleJobs;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.JobRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class JobManifestsTest {
  private static final String BUCKET = "s3://lake/checkpoints";

  private final JobManifests inAnObjectStore = new JobManifests(ExampleSettings.of(Map.of()), "ml");

  /** With one model whose architecture is the given text. */
  private static JobSpec training(String architecture) {
    TrainingJobSpec spec = (TrainingJobSpec) ExampleJobs.training("t-1", "Iris", BUCKET);
    return new TrainingJobSpec(
        spec.schemaVersion(),
        spec.jobId(),
        spec.name(),
        spec.kafka(),
        spec.topics(),
        spec.checkpoints(),
        spec.dataSource(),
        List.of(new TrainingModel("r-1", "m-1", "small", architecture, null)),
        spec.fit(),
        "s3://lake/artifacts");
  }

  @Test
  void shouldRenderTheSameForTheSameRun() {
    // Given
    JobRun run = JobRun.first(training("{}"));

    // Then
    assertThat(inAnObjectStore.deployment(run)).isEqualTo(inAnObjectStore.deployment(run));
    assertThat(inAnObjectStore.ledger(run)).isEqualTo(inAnObjectStore.ledger(run));
  }

  @Test
  void shouldHandTheJobItsOwnFolders() {
    // When
    ConfigMap ledger = inAnObjectStore.ledger(new JobRun(training("{}"), 3, null));

    // Then
    assertThat(
            ContractJson.readJobSpec(ledger.getData().get("spec.json")).checkpoints().directory())
        .isEqualTo("s3://lake/checkpoints/t-1/runs/3/checkpoints");
    assertThat(ledger.getImmutable()).isTrue();
    assertThat(ledger.getMetadata().getName()).isEqualTo("t-1-run-3");
  }

  @Test
  void shouldCompressALargeSpec() throws IOException {
    // Given
    JobRun run = JobRun.first(training("{" + " ".repeat(2_000_000) + "}"));

    // When
    ConfigMap ledger = inAnObjectStore.ledger(run);
    FlinkDeployment deployment = inAnObjectStore.deployment(run);

    // Then
    byte[] file = Base64.getDecoder().decode(ledger.getBinaryData().get("spec.json.gz"));
    String json =
        new String(new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes(), "UTF-8");
    assertThat(ContractJson.readJobSpec(json))
        .isEqualTo(run.spec().keepingCheckpointsIn("s3://lake/checkpoints/t-1/runs/1/checkpoints"));
    assertThat(deployment.spec().job().args()).containsExactly("@/opt/millrace/job/spec.json.gz");
  }

  @Test
  void shouldRefuseASpecThatNoConfigMapHolds() {
    // Given
    byte[] noise = new byte[1_500_000];
    new Random(1).nextBytes(noise);
    JobRun run = JobRun.first(training(Base64.getEncoder().encodeToString(noise)));

    // Then
    assertThatThrownBy(() -> inAnObjectStore.ledger(run))
        .isInstanceOf(JobRefusedException.class)
        .hasMessageMatching(
            "the spec of job t-1 has 20\\d{5} bytes, compressed 15\\d{5}; legal is 900000 at most,"
                + " compressed");
  }

  @Test
  void shouldRefuseAFolderThatNoPodSeesWithoutAVolume() {
    // Given
    JobRun run = JobRun.first(ExampleJobs.inference("iris", "Iris", "file:///data/checkpoints"));

    // Then
    assertThatThrownBy(() -> inAnObjectStore.deployment(run))
        .isInstanceOf(JobRefusedException.class)
        .hasMessage(
            "job iris has its checkpoints in 'file:///data/checkpoints', which its pods do not see;"
                + " legal is a folder of an object store, such as s3://bucket/folder, as"
                + " millrace.kubernetes.storage.kind is NONE");
  }

  @Test
  void shouldRefuseAFolderBesideTheVolume() {
    // Given
    JobManifests onAVolume = new JobManifests(ExampleSettings.onAVolume(), "ml");
    String beside = "file:///var/lib/millrace/store2/checkpoints";
    JobRun run = JobRun.first(ExampleJobs.inference("iris", "Iris", beside));

    // Then
    assertThatThrownBy(() -> onAVolume.deployment(run))
        .hasMessage(
            "job iris has its checkpoints in 'file:///var/lib/millrace/store2/checkpoints', which"
                + " its pods do not see; legal is a folder below file:///var/lib/millrace/store, or"
                + " one of an object store");
  }

  @Test
  void shouldRefuseSettingsThatTheOperatorRefuses() {
    // Given
    JobManifests wrong =
        new JobManifests(
            ExampleSettings.of(Map.of("configuration.kubernetes.cluster-id", "mine")), "ml");

    // Then
    assertThatThrownBy(() -> wrong.deployment(JobRun.first(training("{}"))))
        .isInstanceOf(JobRefusedException.class)
        .hasMessageStartingWith(
            "FlinkDeployment t-1 would be refused by the operator:"
                + " spec.flinkConfiguration.kubernetes.cluster-id 'mine' is not legal");
  }

  @Test
  void shouldMountTheSpecForTheJobManagerAlone() {
    // When
    FlinkDeploymentSpec spec = inAnObjectStore.deployment(JobRun.first(training("{}"))).spec();

    // Then
    assertThat(mounts(spec.jobManager())).containsExactly("/tmp", "/opt/millrace/job");
    assertThat(mounts(spec.taskManager())).containsExactly("/tmp");
  }

  private static List<String> mounts(FlinkDeploymentSpec.Processes processes) {
    return processes.podTemplate().getSpec().getContainers().get(0).getVolumeMounts().stream()
        .map(VolumeMount::getMountPath)
        .toList();
  }

  @Test
  void shouldRunOnlySmallTrainingsInTheSession() {
    // Given
    JobManifests withSession =
        new JobManifests(
            ExampleSettings.of(
                Map.of("session.enabled", "true", "session.jar", "https://example.org/jobs.jar")),
            "ml");

    // Then
    assertThat(withSession.sessionJob(JobRun.first(training("{}")))).isPresent();
    assertThat(withSession.sessionJob(JobRun.first(training(" ".repeat(70_000))))).isEmpty();
    assertThat(withSession.sessionJob(JobRun.first(ExampleJobs.inference("iris", "Iris", BUCKET))))
        .isEmpty();
    assertThat(inAnObjectStore.sessionJob(JobRun.first(training("{}")))).isEmpty();
  }
}
